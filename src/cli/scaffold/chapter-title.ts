// The title of an existing Markdown file in a new SUMMARY.md, and its position among its neighbors.
import { posix } from 'node:path';
import markdownIt, { type Token } from 'markdown-it';
import { escapeMarkdown } from '../../core/escape-markdown.ts';
import { bookPath } from '../../core/path.ts';
import { parseFrontMatter } from '../../read/preprocess/front-matter.ts';
import { headingAttributes } from '../../scan/markdown/syntax/heading-attributes.ts';

export interface ChapterName {
  /** Markdown for the text of a link. */
  readonly title: string;
  /** From the front matter of Docusaurus, Starlight, Hugo and others; absent if it isn't set. */
  readonly order?: number;
}

const markdown = markdownIt({ html: true }).use(headingAttributes);

/** By the first level-one heading, else the `title` of the front matter, else the name of its file. */
export function nameChapter(path: string, text: string): ChapterName {
  const { frontMatter, bodyStart } = parseFrontMatter({ path: bookPath(path), text }).value;
  const title = headingIn(text.slice(bodyStart)) ?? escapeMarkdown(frontMatter.title ?? nameOfFile(path));
  return { title, order: orderIn(frontMatter.data) };
}

/** `Getting started` for `getting-started`. */
export function titleFromName(name: string): string {
  const words = name.replace(/[-_\s]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The page of a folder is named as the folder. */
function nameOfFile(path: string): string {
  const { dir, name } = posix.parse(path);
  if (!/^(?:readme|index)$/i.test(name)) return titleFromName(name);
  return dir === '' ? 'Home' : titleFromName(posix.basename(dir));
}

function headingIn(text: string): string | undefined {
  const tokens = markdown.parse(text, {});
  const at = tokens.findIndex(({ type, tag }) => type === 'heading_open' && tag === 'h1');
  const title = (tokens[at + 1]?.children ?? []).map(markdownOf).join('').trim();
  return at < 0 || title === '' ? undefined : title;
}

/** Text and code only: a link can't have links in its text, and the contents show no emphasis or images. */
function markdownOf({ type, content, markup }: Token): string {
  if (type === 'code_inline') return markup + content + markup;
  if (type === 'text' || type === 'text_special' || type === 'image') return escapeMarkdown(content);
  return type === 'softbreak' ? ' ' : '';
}

function orderIn(data: Readonly<Record<string, unknown>>): number | undefined {
  const { sidebar } = data;
  const nested =
    typeof sidebar === 'object' && sidebar !== null && 'order' in sidebar ? sidebar.order : undefined;
  return [data['sidebar_position'], nested, data['order'], data['nav_order'], data['weight']].find(
    (value) => typeof value === 'number',
  );
}
