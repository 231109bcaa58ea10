// Collects what a book loses in a file that isn’t a web page: one diagnostic for each kind, at the first place.
import { type Diagnostic, type Location, diagnose } from '../../core/diagnostic.ts';

/** Where a notice belongs: computed only for the first one of its kind. */
export type FindPlace = () => Location | undefined;

export interface Notices {
  readonly leftOut: (element: string, at: FindPlace) => void;
  readonly remoteImage: (url: string, at: FindPlace) => void;
  readonly badImage: (path: string, why: 'broken' | 'type', at: FindPlace) => void;
  readonly noTarget: (target: string, at: FindPlace) => void;
  readonly diagram: (at: FindPlace) => void;
  readonly scriptedImage: (path: string, at: FindPlace) => void;
  /** In the order of their first places. */
  readonly diagnostics: () => readonly Diagnostic[];
}

interface Noticed {
  count: number;
  readonly make: (count: number) => Diagnostic;
}

/** `format` is the area of the diagnostics. */
export function createNotices(format: 'epub' | 'pdf'): Notices {
  const byKind = new Map<string, Noticed>();
  const note = (kind: string, find: FindPlace, make: (count: number, at?: Location) => Diagnostic): void => {
    const known = byKind.get(kind);
    if (known) {
      known.count++;
      return;
    }
    const at = find();
    byKind.set(kind, { count: 1, make: (count) => make(count, at) });
  };
  return {
    leftOut: (element, find) => {
      note(`<${element}>`, find, (count, at) => diagnose(`${format}/left-out`, { element, count }, at));
    },
    remoteImage: (url, find) => {
      note('remote', find, (count, at) => diagnose(`${format}/remote-image`, { url, count }, at));
    },
    badImage: (path, why, find) => {
      note(`image ${path}`, find, (_, at) => diagnose(`${format}/bad-image`, { path, why }, at));
    },
    noTarget: (target, find) => {
      note('target', find, (count, at) => diagnose(`${format}/no-target`, { target, count }, at));
    },
    diagram: (find) => {
      note('diagram', find, (count, at) => diagnose(`${format}/diagram`, { count }, at));
    },
    scriptedImage: (path, find) => {
      note(`script ${path}`, find, (_, at) => diagnose(`${format}/scripted-image`, { path }, at));
    },
    diagnostics: () => [...byKind.values()].map(({ count, make }) => make(count)),
  };
}
