// Moves keys that mdBook no longer has to their current names.
import { keyPath, type Report } from '../keys/field.ts';
import { type TomlTable, type TomlValue, valueAt, withoutValue, withValue } from '../toml/value.ts';

/** A value written at one path that applies at another. */
export interface Move {
  readonly from: readonly string[];
  readonly to: readonly string[];
}

interface OldKey {
  readonly from: readonly string[];
  /** Current path, unless it is set too; absent when the key has no replacement. */
  readonly to?: readonly string[];
  /** Advice on what to write; absent when only the name changed. */
  readonly instead?: string;
}

const html = (...keys: readonly string[]): readonly string[] => ['output', 'html', ...keys];

// The first group is from before mdBook 0.1; the others were removed in 0.5, and `playpen` was renamed in 0.4.
const OLD_KEYS: readonly OldKey[] = [
  { from: ['title'], to: ['book', 'title'], instead: 'write `title` in `[book]`' },
  { from: ['author'], to: ['book', 'authors'], instead: 'write `authors = [...]` in `[book]`' },
  { from: ['authors'], to: ['book', 'authors'], instead: 'write `authors` in `[book]`' },
  { from: ['description'], to: ['book', 'description'], instead: 'write `description` in `[book]`' },
  { from: ['source'], to: ['book', 'src'], instead: 'write `src` in `[book]`' },
  { from: ['dest'], to: ['build', 'build-dir'], instead: 'write `build-dir` in `[build]`' },
  { from: ['book', 'author'], to: ['book', 'authors'], instead: 'write `authors = [...]`' },
  { from: ['book', 'multilingual'], instead: 'delete it: it never had an effect' },
  { from: html('destination'), to: ['build', 'build-dir'], instead: 'write `build-dir` in `[build]`' },
  {
    from: html('curly-quotes'),
    to: html('smart-punctuation'),
    instead: 'write `smart-punctuation`, which is on by default',
  },
  {
    from: html('copy-fonts'),
    instead: 'delete it; to leave the fonts out, create an empty `theme/fonts/fonts.css`',
  },
  {
    from: html('google-analytics'),
    instead: 'put the script in `theme/head.hbs`, or list it in `additional-js`',
  },
  { from: html('playpen'), to: html('playground') },
  {
    from: html('playground', 'editor'),
    instead: 'delete it; scripts in `theme/` replace the editor’s scripts',
  },
];

/** The table with current keys, and the values that moved. Each old key is reported where it was written. */
export function migrateOldKeys(
  written: TomlTable,
  report: Report,
): { readonly table: TomlTable; readonly moves: readonly Move[] } {
  let table = written;
  const moves: Move[] = [];
  for (const { from, to, instead } of OLD_KEYS) {
    const value = valueAt(table, from);
    if (value === undefined) continue;
    table = withoutValue(table, from);
    // The contents of `playpen` have already moved, but must be reported where they were written.
    const at = writtenPath(moves, from);
    if (instead !== undefined) report('config/removed-key', { instead }, at);
    else if (to !== undefined) report('config/old-name', { today: keyPath(to) }, at);
    if (to === undefined || valueAt(table, to) !== undefined) continue;
    table = withValue(table, to, to.at(-1) === 'authors' ? asList(value) : value);
    moves.push({ from, to });
  }
  return { table, moves };
}

/** Where the value that applies at `path` was written. */
export function writtenPath(moves: readonly Move[], path: readonly string[]): readonly string[] {
  const move = moves.find(({ to }) => startsWith(path, to));
  return move === undefined ? path : [...move.from, ...path.slice(move.to.length)];
}

/** True when `path` equals `start` or lies below it. */
export const startsWith = (path: readonly string[], start: readonly string[]): boolean =>
  start.every((key, index) => path[index] === key);

const asList = (value: TomlValue): TomlValue => (typeof value === 'string' ? [value] : value);
