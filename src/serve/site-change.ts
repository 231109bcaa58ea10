// Two builds, one after the other -> what of the site changed, as far as anybody looks at it.
import type { BookPath, UrlPath } from '../core/path.ts';
import type { BuiltBook } from '../pipeline/session.ts';
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
  const urls = after.changedFiles ?? [...copiesOf(before, changed), ...copiesOf(after, changed)];
  const assets = urls.filter((url) => !isPage(after, url));
  if (after.changedFiles !== undefined) {
    const pages = urls.filter((url) => isPage(after, url) && asked.has(url) && isOther(step, url));
    return { pages, assets, everything: false };
  }
  const shared = sharedChange(before, after);
  if (shared.everything || asked.size > MOST_COMPARED) return { pages: [], assets: [], everything: true };
  const pages = [...asked].filter((url) => isPage(after, url) && isOther(step, url));
  return { ...shared, pages, assets: [...new Set([...shared.assets, ...assets])] };
}

const isOther = ({ before, after }: Step, url: UrlPath): boolean =>
  before.site.get(url)?.stamp !== after.site.get(url)?.stamp;

const copiesOf = ({ model }: BuiltBook, changed: ReadonlySet<BookPath>): readonly UrlPath[] =>
  [...(model?.copies ?? [])].filter(([, source]) => changed.has(source)).map(([url]) => url);
