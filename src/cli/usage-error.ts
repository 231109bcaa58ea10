// Wording of usage errors, in the form of all other messages.
import { didYouMean } from '../core/catalog/entry.ts';
import { nearest } from '../core/nearest.ts';

/** A value that an option or argument doesn't accept. The message has no `error: ` in front. */
export class UsageError extends Error {}

/** Throws for a value that isn't one of `choices`. `what` names them: `unknown shell`. */
export function checkChoice(value: string, choices: readonly string[], what: UnknownValue): string {
  if (choices.includes(value)) return value;
  const near = nearest(value, choices);
  const help = near === undefined ? `; use ${alternatives(choices)}` : didYouMean(near);
  throw new UsageError(
    `${what.kind} \`${value}\`${what.of === undefined ? '' : ` for \`${what.of}\``}${help}`,
  );
}

interface UnknownValue {
  /** `unknown shell` */
  readonly kind: string;
  /** The option; absent for an argument. */
  readonly of?: string;
}

/** `` `a`, `b` or `c` `` */
function alternatives(choices: readonly string[]): string {
  const names = choices.map((choice) => `\`${choice}\``);
  const last = names.pop() ?? '';
  return names.length === 0 ? last : `${names.join(', ')} or ${last}`;
}

/** Commander's messages by pattern. Names are in single quotes. */
const wordings: readonly (readonly [pattern: RegExp, wording: string])[] = [
  [/missing required argument '(.+)'/, 'missing argument `$1`'],
  [/option '(?:-\w, )?(--[\w-]+) <(.+)>' argument missing/, 'missing value for `$1`; write `$1 $2`'],
  [/too many arguments for '(.+)'\. Expected 0 .*/, '`$1` takes no arguments'],
  [
    /too many arguments for '(.+)'\. Expected (\d) argument(s?) .*/,
    'too many arguments: `$1` takes at most $2 argument$3',
  ],
];

/** A message of commander in our wording, without the prefix `error: `: names are in backticks. */
export function usageMessage(message: string): string {
  const text = message.replace(/^error: /, '').trimEnd();
  const found = wordings.find(([pattern]) => pattern.test(text));
  if (found !== undefined) return text.replace(...found);
  const [head, suggestion = ''] = text.split('\n');
  return `${head}${suggestion.replace(/^\(Did you mean (.+)\?\)$/, '; did you mean $1?').replace(/--[\w-]+/g, '`$&`')}`.replaceAll(
    "'",
    '`',
  );
}
