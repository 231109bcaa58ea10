// Finds what changed between two builds, limited to what somebody is looking at.
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
  /** The pages that somebody has asked for: only these need to be known to have changed. */
  readonly asked: ReadonlySet<UrlPath>;
}

/** More pages than a reader opens. Comparing them takes longer than loading the open ones anew. */
const MOST_COMPARED = 500;

export function changeOf(step: Step): Change {
  const { before, after, changed, asked } = step;
  if (after.changedFiles !== undefined) {
    const copied = after.changedFiles.filter((url) => after.model?.staticFiles.has(url));
    return { pages: changedPages(step, after.changedFiles), assets: copied, everything: false };
  }
  const shared = sharedChange(before, after);
  if (shared.everything || asked.size > MOST_COMPARED) return { pages: [], assets: [], everything: true };
  const copied = [...copiesOf(before, changed), ...copiesOf(after, changed)];
  return {
    ...shared,
    pages: changedPages(step, [...asked]),
    assets: [...new Set([...shared.assets, ...copied])],
  };
}

/** Of some pages those that were asked for and are not what they were. */
function changedPages({ before, after, asked }: Step, urls: readonly UrlPath[]): readonly UrlPath[] {
  const looked = urls.filter((url) => asked.has(url) && isPage(after, url));
  return looked.filter(
    // To tell whether the page of all chapters changed would take a look at all of them.
    (url) => url === PRINT_URL || before.site.get(url)?.stamp !== after.site.get(url)?.stamp,
  );
}

const copiesOf = ({ model }: BuiltBook, changed: ReadonlySet<BookPath>): readonly UrlPath[] =>
  [...(model?.staticFiles ?? [])].filter(([, source]) => changed.has(source)).map(([url]) => url);
