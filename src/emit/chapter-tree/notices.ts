// Collects what a book loses in its EPUB: one diagnostic for each kind, at the first place.
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

export function createNotices(): Notices {
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
      note(`<${element}>`, find, (count, at) => diagnose('epub/left-out', { element, count }, at));
    },
    remoteImage: (url, find) => {
      note('remote', find, (count, at) => diagnose('epub/remote-image', { url, count }, at));
    },
    badImage: (path, why, find) => {
      note(`image ${path}`, find, (_, at) => diagnose('epub/bad-image', { path, why }, at));
    },
    noTarget: (target, find) => {
      note('target', find, (count, at) => diagnose('epub/no-target', { target, count }, at));
    },
    diagram: (find) => {
      note('diagram', find, (count, at) => diagnose('epub/diagram', { count }, at));
    },
    scriptedImage: (path, find) => {
      note(`script ${path}`, find, (_, at) => diagnose('epub/scripted-image', { path }, at));
    },
    diagnostics: () => [...byKind.values()].map(({ count, make }) => make(count)),
  };
}
