// Context that mdBook passes to its toc templates, `toc.js.hbs` and `toc.html.hbs`.
import { type OutlineItem, hrefOf, numberOf } from '../../read/summary/outline.ts';
import type { ContentsContext, MdbookChapter } from '../theme/mdbook-toc-helper.ts';
import type { SiteView } from '../theme/view.ts';
import { type Favicons, mdbookSiteContext } from './mdbook-context.ts';

/** Common input of both templates. */
export interface ContentsSources extends Favicons {
  readonly site: SiteView;
  readonly items: readonly OutlineItem[];
}

/** For `toc.js.hbs`, the script shared by all pages. */
export const mdbookContentsContext = (sources: ContentsSources): ContentsContext => ({
  ...mdbookSiteContext(sources),
  chapters: chapters(sources.items),
  fold_enable: sources.site.fold.enable,
  fold_level: sources.site.fold.level,
  // Our helper reads it from the context; mdBook's reads the configuration.
  no_section_label: !sources.site.sectionLabels,
});

/** For `toc.html.hbs`, which pages show in a frame. */
export const mdbookContentsPageContext = (sources: ContentsSources): ContentsContext => ({
  ...mdbookContentsContext(sources),
  is_toc_html: true,
  path: 'toc.html',
});

/** mdBook's flat list: a chapter's children follow it with one more number. */
const chapters = (items: readonly OutlineItem[]): readonly MdbookChapter[] =>
  items.flatMap((item): readonly MdbookChapter[] => {
    if (item.kind === 'separator') return [{ spacer: '_spacer_' }];
    if (item.kind === 'part') return [{ part: item.title }];
    const section = numberOf(item);
    const chapter: MdbookChapter = {
      section,
      has_sub_items: item.children.length > 0 ? 'true' : 'false',
      name: item.name,
      path: item.kind === 'chapter' ? item.url.replace(/\.html$/, '.md') : undefined,
      href: item.kind === 'draft' ? hrefOf(item, '') : undefined,
    };
    return [chapter, ...chapters(item.children)];
  });
