// A stage's work and its input -> its answer, the trace of what it asked, and the texts to keep of it.
import type { Hash } from '../core/hash.ts';
import { hashBytes } from '../core/hash.ts';
import { plainText } from './canonical.ts';
import type { Answer } from './disk/record.ts';
import type { Ask, StageRun, World } from './stage.ts';

/** What a run returned, as a value and as the text that is kept on disk. */
export interface Made {
  readonly answer: Answer;
  readonly heavy: unknown;
  /** `light` as JSON. */
  readonly lightText: string;
  /** `heavy` as JSON. */
  readonly heavyText: string;
}

/** Runs a stage in `world`. Rejects when it throws or answers what is not plain data: both are bugs. */
export async function runStage<In>(
  work: StageRun<In, unknown, unknown>,
  input: In,
  world: World,
): Promise<Made> {
  const asked = new Map<string, Hash>();
  let isOver = false;
  const ask: Ask = (question) => {
    if (isOver) throw new Error(`${question.key} was asked after the answer was given`);
    // The answer first: only then is the hash sure to be that of this very answer.
    const answer = world.answer(question);
    asked.set(question.key, world.hash(question.key));
    return answer;
  };
  const { light, heavy } = await work(input, ask);
  isOver = true;
  const lightText = plainText(light);
  const heavyText = plainText(heavy);
  return {
    // JSON holds no line end, so no two pairs of texts make one.
    answer: {
      hash: hashBytes(`${lightText}\n${heavyText}`),
      trace: { questions: [...asked.keys()], hashes: [...asked.values()] },
      light,
    },
    heavy,
    lightText,
    heavyText,
  };
}
