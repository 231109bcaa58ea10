// Renders an entry's Markdown as HTML: code, emphasis and escapes as on its page; links and tags become text.
import Parser from 'markdown-it';
import { smartPunctuation } from '../../scan/markdown/syntax/smart-punctuation.ts';

export type EntryHtml = (text: string) => string;

export function createEntryHtml(punctuation: 'smart' | 'plain'): EntryHtml {
  const md = new Parser('commonmark', { html: false }).disable(['link', 'image', 'autolink', 'html_inline']);
  if (punctuation === 'smart') smartPunctuation(md);
  return (text) => md.renderInline(text);
}
