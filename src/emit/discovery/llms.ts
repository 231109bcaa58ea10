// `llms.txt`: a summary of the book and links to each chapter's Markdown, for language models.
import { escapeMarkdown } from '../../core/escape-markdown.ts';
import { encodePath } from '../../core/path.ts';
import { type Words, wordOf } from '../../core/words.ts';
import type { OutlineItem, WrittenChapter } from '../../read/summary/outline.ts';
import { markdownUrl } from './markdown-file.ts';

export interface LlmsInput {
  readonly title: string;
  readonly description: string;
  /** Prefix of each URL: the site's origin, or empty if unknown. */
  readonly origin: string;
  /** A chapter's description from its author; empty if there is none. */
  readonly descriptionOf: (chapter: WrittenChapter) => string;
  readonly words: Words;
}

/** https://llmstxt.org: a heading, a quote as summary, and a section of links per part. */
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

/** A chapter and its descendants as a flat list: the format has no nesting. */
function linksOf(item: OutlineItem, input: LlmsInput): readonly string[] {
  if (item.kind === 'separator' || item.kind === 'part') return [];
  const inner = item.children.flatMap((child) => linksOf(child, input));
  if (item.kind === 'draft' || item.duplicate) return inner;
  const about = oneLine(input.descriptionOf(item));
  const link = `- [${escapeMarkdown(oneLine(item.name))}](${addressOf(item, input)})`;
  return [about === '' ? link : `${link}: ${about}`, ...inner];
}

/** Parentheses would end the link's URL. */
const addressOf = ({ url }: WrittenChapter, { origin }: LlmsInput): string =>
  (origin + encodePath(markdownUrl(url))).replace(/[()]/g, (mark) => (mark === '(' ? '%28' : '%29'));

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
