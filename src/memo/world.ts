// One handler for each kind of question -> a World, with every answer kept for the length of a build.
import type { Hash } from '../core/hash.ts';
import { hashOf } from '../core/hash.ts';
import type { BookPath } from '../core/path.ts';
import type { Source } from '../core/source.ts';
import type { Question, World } from './stage.ts';

/** Answers the questions of one kind. Either function is called once for each name, but for what `hash` says. */
export interface Handler<T> {
  readonly answer: (name: string) => T;
  /**
   * Called again after `answer`, and must then be the hash of exactly that answer: a file that was written between
   * the two would else be remembered under the hash of its old content, and be wrong as soon as that came back.
   */
  readonly hash: (name: string) => Hash;
}

/** The key of the question of `kind` about `name`; a kind holds no colon. */
export const questionKey = (kind: string, name: string): string => `${kind}:${name}`;

/** Asks for a file's text, or why there is none. */
export const fileQuestion = (path: BookPath): Question<Source> => ({
  key: questionKey('file', path),
  kind: 'file',
  name: path,
});

/** The world of one build. A key of a kind without a handler (written by another program) has a hash that is nobody's. */
export function createWorld(handlers: Readonly<Record<string, Handler<unknown>>>): World {
  const answers = new Map<string, unknown>();
  const hashes = new Map<string, Hash>();
  const byKind = new Map(Object.entries(handlers));

  const readHash = (key: string): Hash => {
    const colon = key.indexOf(':');
    const handler = byKind.get(key.slice(0, colon));
    const hash = handler?.hash(key.slice(colon + 1)) ?? hashOf(['no handler', key]);
    hashes.set(key, hash);
    return hash;
  };
  const answerNew = ({ key, kind, name }: Question<unknown>): unknown => {
    const handler = byKind.get(kind);
    if (handler === undefined) throw new Error(`nobody answers questions of kind ${kind}`);
    const answer = handler.answer(name);
    answers.set(key, answer);
    readHash(key);
    return answer;
  };
  return {
    answer: <T>(question: Question<T>) =>
      (answers.has(question.key) ? answers.get(question.key) : answerNew(question)) as T,
    hash: (key) => hashes.get(key) ?? readHash(key),
  };
}
