// What is wrong at a key path -> a diagnostic at the place in book.toml where that path is written.
import type { ConfigArgs } from '../../../core/catalog/config-codes.ts';
import type { Diagnostic, Location } from '../../../core/diagnostic.ts';
import { keyPath, type Report } from '../keys/field.ts';
import { locateToml, type Spot, spotOf } from '../toml/locate.ts';
import type { ConfigSource } from '../toml/read.ts';
import type { Setting } from './environment.ts';
import { type Move, startsWith, writtenAt } from './old-keys.ts';

/** Collects diagnostics about one configuration. */
export interface Reporter {
  readonly report: Report;
  /** Tells of values that count at other paths than they are written at. */
  readonly follow: (moves: readonly Move[]) => void;
  /** All reports so far: in the file's order, then those without a place. */
  readonly diagnostics: () => readonly Diagnostic[];
}

/** Codes that blame the key; the others blame its value. */
const ABOUT_KEYS: readonly (keyof ConfigArgs)[] = [
  'config/unknown-key',
  'config/removed-key',
  'config/old-name',
  'config/no-effect',
];

/** A reporter for the file `source`, if there is one, and the settings that come from elsewhere. */
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
    const written = writtenAt(moves, path);
    const setting = settings.findLast((each) => startsWith(written, each.path));
    const at = setting ? undefined : placeOf(written, ABOUT_KEYS.includes(code) ? 'key' : 'value');
    const key = setting?.variable ? variablePath(setting, written) : keyPath(written);
    const finding = { code, args: { ...args, key }, at };
    // With its key each code's arguments are whole, which TypeScript cannot see through `Omit` of a generic.
    found.push(finding as unknown as Diagnostic);
  };
  return {
    report,
    follow: (next) => {
      moves = next;
    },
    diagnostics: () => found.toSorted((a, b) => startOf(a) - startOf(b)),
  };
}

/** The spot of `path`, or of what is nearest around it: a lone author is item 0 of a list that nobody wrote. */
function nearestSpot(root: Spot, path: readonly string[]): Spot | undefined {
  for (let length = path.length; length > 0; length--) {
    const spot = spotOf(root, path.slice(0, length));
    if (spot) return spot;
  }
  return undefined;
}

/** `MDBOOK_BOOK`, or `MDBOOK_BOOK` and the path inside its value. */
function variablePath({ variable, path }: Setting, written: readonly string[]): string {
  const rest = written.slice(path.length);
  return rest.length === 0 ? (variable ?? '') : `${variable ?? ''}: ${keyPath(rest)}`;
}

const startOf = (diagnostic: Diagnostic): number => diagnostic.at?.span.start ?? Infinity;
