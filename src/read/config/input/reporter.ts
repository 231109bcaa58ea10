// Collects configuration diagnostics and maps key paths to positions in book.toml.
import type { ConfigArgs } from '../../../core/catalog/config-codes.ts';
import type { Diagnostic, Location } from '../../../core/diagnostic.ts';
import { keyPath, type Report } from '../keys/field.ts';
import { locateToml, type Spot, spotOf } from '../toml/locate.ts';
import type { ConfigSource } from '../toml/read.ts';
import type { Setting } from './environment.ts';
import { type Move, startsWith, writtenPath } from './old-keys.ts';

/** Collects diagnostics about one configuration. */
export interface Reporter {
  readonly report: Report;
  /** Sets the values that were written at other paths than they apply at. */
  readonly setMoves: (moves: readonly Move[]) => void;
  /** All diagnostics: in file order, then those without a position. */
  readonly diagnostics: () => readonly Diagnostic[];
}

/** Codes that highlight the key; the others highlight its value. */
const ABOUT_KEYS: readonly (keyof ConfigArgs)[] = [
  'config/unknown-key',
  'config/removed-key',
  'config/old-name',
  'config/no-effect',
  'config/unknown-language',
];

/** `source` is absent without a book.toml; `settings` come from outside it. */
export function createReporter(source: ConfigSource | undefined, settings: readonly Setting[]): Reporter {
  const found: Diagnostic[] = [];
  let moves: readonly Move[] = [];
  let root: Spot | undefined;
  const placeOf = (path: readonly string[], part: 'key' | 'value'): Location | undefined => {
    if (source === undefined) return undefined;
    root ??= locateToml(source.text);
    const spot = nearestSpot(root, path);
    return spot && { file: source.path, span: spot[part] };
  };
  const report: Report = (code, args, path) => {
    const written = writtenPath(moves, path);
    const setting = settings.findLast((each) => startsWith(written, each.path));
    const at = setting ? undefined : placeOf(written, ABOUT_KEYS.includes(code) ? 'key' : 'value');
    const key = setting?.variable ? variablePath(setting, written) : keyPath(written);
    const finding = { code, args: { ...args, key }, at };
    // Adding `key` completes the arguments of each code; TypeScript can't follow this through a generic `Omit`.
    found.push(finding as unknown as Diagnostic);
  };
  return {
    report,
    setMoves: (next) => {
      moves = next;
    },
    diagnostics: () => found.toSorted((a, b) => startOf(a) - startOf(b)),
  };
}

/** The closest existing spot: a lone author counts as item 0 of a list that isn't in the file. */
function nearestSpot(root: Spot, path: readonly string[]): Spot | undefined {
  for (let length = path.length; length > 0; length--) {
    const spot = spotOf(root, path.slice(0, length));
    if (spot) return spot;
  }
  return undefined;
}

/** `MDBOOK_BOOK`, plus the path inside its JSON value, if any. */
function variablePath({ variable, path }: Setting, written: readonly string[]): string {
  const rest = written.slice(path.length);
  return rest.length === 0 ? (variable ?? '') : `${variable ?? ''}: ${keyPath(rest)}`;
}

const startOf = (diagnostic: Diagnostic): number => diagnostic.at?.span.start ?? Infinity;
