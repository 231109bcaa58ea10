// mdBook's `{{#toc}}{{/toc}}` helper for its toc templates: renders the chapter list.
import { encodePath, urlPath } from '../../core/path.ts';

/** An item of mdBook's `chapters` (`make_data`): a part, a separator or a chapter. */
export interface MdbookChapter {
  readonly part?: string;
  readonly spacer?: string;
  /** `1.2.`; absent for an unnumbered chapter. */
  readonly section?: string;
  readonly has_sub_items?: 'true' | 'false';
  readonly name?: string;
  /** The chapter's source file, from which its URL is derived; absent for a draft. */
  readonly path?: string;
  /** Where an entry without a page leads, from the site's root or to another site; absent for other entries. */
  readonly href?: string;
}

/** The part of the context that the list uses. */
export interface ContentsContext extends Readonly<Record<string, unknown>> {
  readonly chapters: readonly MdbookChapter[];
  readonly fold_enable: boolean;
  readonly fold_level: number;
  readonly no_section_label: boolean;
  /** Set for `toc.html`, which is shown in a frame: links must open in the parent window. */
  readonly is_toc_html?: true;
}

/** True only for the context of a toc template. */
export const isContentsContext = (
  context: Readonly<Record<string, unknown>> | undefined,
): context is ContentsContext => Array.isArray(context?.['chapters']);

/** The nested list (helpers/toc.rs). Without line breaks, because toc.js has it in a string literal. */
export function mdbookContentsList(context: ContentsContext): string {
  let html = '<ol class="chapter">';
  let depth = 1;
  let isFirst = true;
  for (const chapter of context.chapters) {
    const level = levelOf(chapter);
    if (level > depth) html += '<ol class="section">'.repeat(level - depth);
    else if (level < depth) html += '</li></ol>'.repeat(depth - level);
    else if (!isFirst) html += '</li>';
    depth = level;
    isFirst = false;
    const isOpen = !context.fold_enable || level - 1 < context.fold_level;
    html += `<li class="chapter-item ${isOpen ? 'expanded ' : ''}">${entry(chapter, context)}`;
  }
  return html + '</li></ol>'.repeat(depth);
}

/** Number of components of the section number; 1 if there is none. */
const levelOf = ({ section }: MdbookChapter): number => section?.match(/\./g)?.length ?? 1;

function entry(chapter: MdbookChapter, context: ContentsContext): string {
  if (chapter.spacer !== undefined) return '<li class="spacer"></li>';
  if (chapter.part !== undefined) return `<li class="part-title">${escape(chapter.part)}</li>`;
  const { section, path, name = '' } = chapter;
  const label =
    context.no_section_label || section === undefined
      ? ''
      : `<strong aria-hidden="true">${section}</strong> `;
  const text = label + escape(name);
  const frame = context.is_toc_html ? ' target="_parent"' : '';
  const href = path === undefined ? chapter.href : pageOf(path);
  const link = href === undefined ? `<span>${text}</span>` : `<a href="${escape(href)}"${frame}>${text}</a>`;
  const folds = context.fold_enable && chapter.has_sub_items === 'true';
  const toggle = folds ? '<a class="chapter-fold-toggle"><div>❱</div></a>' : '';
  return `<span class="chapter-link-wrapper">${link}${toggle}</span>`;
}

const pageOf = (path: string): string => encodePath(urlPath(path.replace(/\.[^./]*$/, '.html')));

const escapes: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  "'": '&#39;',
  '"': '&quot;',
  '\\': '&#92;',
  '&': '&amp;',
};

/** Safe in text, in attributes and in JavaScript strings with either quotes. */
const escape = (text: string): string => text.replace(/[<>'"\\&]/g, (sign) => escapes[sign] ?? sign);
