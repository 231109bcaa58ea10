// An entry's Markdown -> HTML: code, emphasis and escapes as on the page it comes from; links and tags are text.
import Parser from 'markdown-it';
import { smartPunctuation } from '../../scan/markdown/syntax/smart-punctuation.ts';

export type EntryHtml = (text: string) => string;

export function createEntryHtml(punctuation: 'smart' | 'plain'): EntryHtml {
  const md = new Parser('commonmark', { html: false }).disable(['link', 'image', 'autolink', 'html_inline']);
  if (punctuation === 'smart') smartPunctuation(md);
  return (text) => md.renderInline(text);
}
