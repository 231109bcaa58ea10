// The links of all pages to other sites -> those that lead nowhere, or elsewhere by now.
import type { Environment } from '../../../core/build-mode.ts';
import { setTimeout as wait } from 'node:timers/promises';
import { patternOf } from '../../../read/config/keys/special-kinds.ts';
import type { CheckConfig } from '../../../read/config/own-config.ts';
import { type Diagnostic, diagnose } from '../../../core/diagnostic.ts';
import type { BookIndex } from '../../resolve/book-index.ts';
import { type Address, externalAddresses } from './addresses.ts';
import type { Answer } from './link-status.ts';
import { type AnswerKeeper, openAnswers } from './status-cache.ts';
import { type AskTools, askAddress } from './ask.ts';
import { headersOf } from './headers.ts';
import { openNetwork } from './network.ts';
import { type Clock, createPacer } from './pace.ts';
import { createPatience } from './patience.ts';

export interface ExternalCheck {
  readonly index: Pick<BookIndex, 'pages'>;
  readonly config: CheckConfig;
  readonly environment: Environment;
  readonly privateAddresses: 'refuse' | 'allow';
  /** Whether fragments are looked for in the pages. */
  readonly fragments: 'check' | 'trust';
  /** Absent: every address is asked. */
  readonly keeper?: AnswerKeeper;
  readonly clock?: Clock;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Politeness to one host: so many requests at a time, and so many milliseconds between them. */
const PER_HOST = 2;
const GAP = 50;

/** Answers after which they are kept. */
const SAVED_AFTER = 100;

const realClock: Clock = { now: () => Date.now(), wait: (time) => wait(time) };

/** In the order of the addresses. Each address is asked once, at most. */
export async function checkExternal(check: ExternalCheck): Promise<readonly Diagnostic[]> {
  const { index, config, clock = realClock } = check;
  const patterns = config.exclude.flatMap((pattern) => patternOf(pattern) ?? []);
  const addresses = externalAddresses(index, (url) => patterns.some((pattern) => pattern.test(url)));
  const headers = headersOf(config, check.environment);
  const network = openNetwork(check);
  const tools: AskTools = {
    network,
    pacer: createPacer({ total: config.concurrency, perHost: PER_HOST, gap: GAP, clock }),
    patience: createPatience(),
    clock,
    headersFor: headers.value,
    timeout: config.timeout * 1000,
  };
  try {
    const found = await askAll(check, addresses, tools);
    return [...headers.diagnostics, ...found];
  } finally {
    network.close();
  }
}

async function askAll(
  { config, fragments, keeper, onProgress, clock = realClock }: ExternalCheck,
  addresses: readonly Address[],
  tools: AskTools,
): Promise<readonly Diagnostic[]> {
  const answers = openAnswers({
    keeper,
    age: config.cacheAge * 1000,
    now: () => clock.now(),
  });
  let done = 0;
  let asked = 0;
  const found = await Promise.all(
    addresses.map(async (address) => {
      const question = { url: address.url, fragments: fragments === 'check' ? fragmentsOf(address) : [] };
      const known = answers.answerTo(question);
      const answer = known ?? (await askAddress(tools, question));
      if (known === undefined) answers.note(question, answer);
      // Whoever stops a check of thousands of addresses need not begin anew.
      if (known === undefined && ++asked % SAVED_AFTER === 0) answers.save();
      onProgress?.(++done, addresses.length);
      return diagnosticsOf(address, answer);
    }),
  );
  answers.save();
  return found.flat();
}

const fragmentsOf = ({ uses }: Address): readonly string[] =>
  [...new Set(uses.flatMap(({ fragment }) => fragment ?? []))].sort();

function diagnosticsOf({ url, uses: all }: Address, answer: Answer): readonly Diagnostic[] {
  const at = all[0]?.at;
  const uses = all.length;
  switch (answer.kind) {
    case 'broken':
      return [diagnose('external/broken', { url, reason: answer.reason, uses }, at)];
    case 'unknown':
      return [diagnose('external/unreachable', { url, reason: answer.reason, uses }, at)];
    case 'refused':
      return [diagnose('external/not-asked', { url, reason: answer.reason, uses }, at)];
    case 'found': {
      const { movedTo, missing = [] } = answer;
      const moved = movedTo === undefined ? [] : [diagnose('external/moved', { url, to: movedTo, uses }, at)];
      const lost = missing.map((anchor) => {
        const having = all.filter(({ fragment }) => fragment === anchor);
        return diagnose('external/no-such-anchor', { url, anchor, uses: having.length }, having[0]?.at ?? at);
      });
      return [...moved, ...lost];
    }
  }
}
