// What the options of a session decide about its builds.
import { type DiskTrace, untraced } from '../disk/trace/disk-trace.ts';
import { findTypesetter } from '../disk/typesetter.ts';
import { findSvgDrawer } from '../emit/social-card/svg-drawer.ts';
import type { BuildInput } from './build-book.ts';
import type { SessionOptions } from './session.ts';

/** Work that is done ahead of time. */
export type WorkAhead = Pick<BuildInput, 'highlight' | 'searchAhead'>;

/** A check makes no pages, so it would be wasted. */
export const workAhead = (
  { mode }: Pick<SessionOptions, 'mode'>,
  { highlight, searchAhead }: WorkAhead,
): WorkAhead =>
  mode === 'build' || mode === 'serve'
    ? { highlight, searchAhead }
    : {
        highlight: { ...highlight, prefetch: () => undefined },
        searchAhead: { ...searchAhead, begin: () => () => undefined },
      };

export const mayCreateChapters = ({
  missingChapters,
  environment,
}: Pick<SessionOptions, 'missingChapters' | 'environment'>): boolean =>
  missingChapters === 'create' && !/^(?!0$|false$)./i.test(environment['CI'] ?? '');

/** What a build asks of the repository and of installed packages, if the book needs it. `history` replaces that of the newest commit. */
export const lookups = (
  { root, trace }: Pick<SessionOptions, 'root'> & { readonly trace?: DiskTrace },
  { history, isRestricted }: { readonly history?: BuildInput['history']; readonly isRestricted: boolean },
): Pick<BuildInput, 'history' | 'findDrawer' | 'findTypesetter'> => ({
  history: untraced(trace, history ?? (() => readHistory(root))),
  findDrawer: untraced(trace, () => findSvgDrawer(root)),
  findTypesetter: untraced(trace, () => findTypesetter(isRestricted ? undefined : root)),
});

/** The history of a book's files up to the newest commit. */
const readHistory = async (root: string): ReturnType<BuildInput['history']> =>
  (await import('../disk/sources/git-history.ts')).readGitHistory(root);
