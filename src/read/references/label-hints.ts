// Suggests a similar label for an undefined one, or a file that defines it for other pages.
import { type FindNearest, type AcceptCandidate, type NearName, createNearest } from '../../core/nearest.ts';
import type { BookPath } from '../../core/path.ts';
import type { DefinitionsByFile, Scope } from './check-scopes.ts';
import { normalLabel } from '../../core/label.ts';

export interface LabelHint {
  readonly nearest?: string;
  /** A file that defines the label, or `nearest`, but not for this page. */
  readonly elsewhere?: string;
}

/**
 * `files` are all definition files of the book. A book can have 10,000 labels, and thousands of undefined ones when a
 * file is missing, so each file is indexed once, at the first lookup.
 */
export function createLabelHints(
  files: readonly BookPath[],
  book: DefinitionsByFile,
): (scope: Scope, label: string) => LabelHint {
  const finders = new Map<BookPath, FindNearest>();
  const finderOf = (file: BookPath): FindNearest => {
    const finder =
      finders.get(file) ??
      createNearest(
        [...book.tableFor(file).values()].map(({ label }) => label),
        mayBeMeant,
      );
    finders.set(file, finder);
    return finder;
  };
  const isIn = (file: BookPath, label: string): boolean => book.tableFor(file).has(normalLabel(label));
  const known = new Map<string, NearName | undefined>();
  const nearestIn = (file: BookPath, label: string): NearName | undefined => {
    const key = `${file}\n${label}`;
    const found = known.get(key) ?? (known.has(key) ? undefined : finderOf(file)(label));
    known.set(key, found);
    return found;
  };
  return (scope, written) => {
    const label = withoutLinks(written);
    const here = label === written ? undefined : scope.find((file) => isIn(file, label));
    if (here !== undefined) return { nearest: label };
    const elsewhere = files.find((file) => isIn(file, label));
    if (elsewhere !== undefined) return { elsewhere };
    const nearest = (among: readonly BookPath[]): Found | undefined =>
      among
        .flatMap((file) => {
          const near = nearestIn(file, label);
          return near === undefined ? [] : [{ file, ...near }];
        })
        .reduce<Found | undefined>(
          (best, found) => (best && best.distance <= found.distance ? best : found),
          undefined,
        );
    const near = nearest(scope);
    if (near !== undefined) return { nearest: near.name };
    const other = nearest(files);
    return other === undefined ? {} : { nearest: other.name, elsewhere: other.file };
  };
}

interface Found extends NearName {
  readonly file: BookPath;
}

/** Replaces nested links, which a label can't contain, with their text. */
const withoutLinks = (label: string): string => label.replace(/\[([^[\]]*)\]\[[^[\]]*\]/g, '$1');

/**
 * Labels consist of parts (`c-tokio-badge`: kind, name, aspect). Accepts a typo in a single part of up to a quarter
 * of its letters: neither `c-log-badge` for `c-lru-badge` nor `b-tokio` for `c-tokio`.
 */
const mayBeMeant: AcceptCandidate = (wanted, candidate, distance) => {
  const [own, other] = [wanted.split(SEPARATOR), candidate.split(SEPARATOR)];
  const start = sharedParts(own, other);
  const rest = own.slice(start);
  const otherRest = other.slice(start);
  const end = sharedParts(rest.toReversed(), otherRest.toReversed());
  const differing = rest.slice(0, rest.length - end).join('-').length;
  const otherDiffering = otherRest.slice(0, otherRest.length - end).join('-').length;
  // Only the separators differ: `c-actix_web` for `c-actix-web`.
  if (differing === 0 && otherDiffering === 0) return true;
  const isKind = start === 0 && own.length > 1 && end !== own.length - 1;
  return !isKind && differing > 2 && distance <= Math.max(1, Math.floor(differing / 4));
};

const SEPARATOR = /[-~_:\s]/;

/** The number of leading parts in common. */
function sharedParts(own: readonly string[], other: readonly string[]): number {
  const differs = own.findIndex((part, i) => part !== other[i]);
  return differs < 0 ? own.length : differs;
}
