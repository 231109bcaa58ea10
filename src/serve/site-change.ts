// Finds what changed between two builds, limited to requested pages.
import type { BookPath, UrlPath } from '../core/path.ts';
import { PRINT_URL } from '../emit/pages/print-file.ts';
import type { BuiltBook } from '../build/session.ts';
import { isPage } from './session-site.ts';
import { sharedChange } from './shared-files.ts';
import type { Change } from './site.ts';

export interface Step {
  readonly before: BuiltBook;
  readonly after: BuiltBook;
  /** The files of the book that changed between the builds. */
  readonly changed: ReadonlySet<BookPath>;
  /** Requested pages; changes of other pages needn't be detected. */
  readonly requested: ReadonlySet<UrlPath>;
}

/** Above this number of pages, comparing them takes longer than reloading the open ones. */
const MOST_COMPARED = 500;

export function changeOf(step: Step): Change {
  const { before, after, changed, requested } = step;
  if (after.changedFiles !== undefined) {
    const copied = after.changedFiles.filter((url) => after.model?.staticFiles.has(url));
    return { pages: changedPages(step, after.changedFiles), assets: copied, everything: false };
  }
  const shared = sharedChange(before, after);
  if (shared.everything || requested.size > MOST_COMPARED) return { pages: [], assets: [], everything: true };
  const copied = [...copiesOf(before, changed), ...copiesOf(after, changed)];
  return {
    ...shared,
    pages: changedPages(step, [...requested]),
    assets: [...new Set([...shared.assets, ...copied])],
  };
}

/** The requested pages among `urls` that changed. */
function changedPages({ before, after, requested }: Step, urls: readonly UrlPath[]): readonly UrlPath[] {
  const looked = urls.filter((url) => requested.has(url) && isPage(after, url));
  return looked.filter(
    // Comparing the page of all chapters would mean comparing all chapters.
    (url) => url === PRINT_URL || before.site.get(url)?.stamp !== after.site.get(url)?.stamp,
  );
}

const copiesOf = ({ model }: BuiltBook, changed: ReadonlySet<BookPath>): readonly UrlPath[] =>
  [...(model?.staticFiles ?? [])].filter(([, source]) => changed.has(source)).map(([url]) => url);
