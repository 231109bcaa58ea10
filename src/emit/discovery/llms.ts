// The outline -> `llms.txt`: what the book is and where each chapter's Markdown is, for programs that read text.
import { encodePath } from '../../core/path.ts';
import { type Words, wordOf } from '../../core/words.ts';
import type { OutlineItem, WrittenChapter } from '../../read/summary/outline.ts';
import { markdownUrl } from './markdown-file.ts';

export interface LlmsInput {
  readonly title: string;
  readonly description: string;
  /** Put before each address: the site's own, or nothing where it is not known. */
  readonly origin: string;
  /** What a chapter's author says it is about; empty when nothing. */
  readonly descriptionOf: (chapter: WrittenChapter) => string;
  readonly words: Words;
}

/** https://llmstxt.org: a heading, a quote that sums up, and a section of links for each part of the book. */
export function llmsText(items: readonly OutlineItem[], input: LlmsInput): string {
  const { title, description, words } = input;
  const lines = [`# ${oneLine(title === '' ? wordOf(words, 'llms-book') : title)}`, ''];
  if (description !== '') lines.push(`> ${oneLine(description)}`, '');
  let isOpen = false;
  for (const item of items) {
    if (item.kind === 'separator') continue;
    if (item.kind === 'part') lines.push(...(isOpen ? [''] : []), `## ${oneLine(item.title)}`, '');
    else {
      if (!isOpen) lines.push(`## ${wordOf(words, 'llms-chapters')}`, '');
      lines.push(...linksOf(item, input));
    }
    isOpen = true;
  }
  return `${lines.join('\n')}\n`;
}

/** A chapter and all in it, one below the other: the format has no levels. */
function linksOf(item: OutlineItem, input: LlmsInput): readonly string[] {
  if (item.kind === 'separator' || item.kind === 'part') return [];
  const inner = item.children.flatMap((child) => linksOf(child, input));
  if (item.kind === 'draft' || item.duplicate) return inner;
  const about = oneLine(input.descriptionOf(item));
  const link = `- [${oneLine(item.name).replace(/[[\]\\]/g, '\\$&')}](${addressOf(item, input)})`;
  return [about === '' ? link : `${link}: ${about}`, ...inner];
}

/** Parentheses would end the link's address. */
const addressOf = ({ url }: WrittenChapter, { origin }: LlmsInput): string =>
  (origin + encodePath(markdownUrl(url))).replace(/[()]/g, (mark) => (mark === '(' ? '%28' : '%29'));

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
