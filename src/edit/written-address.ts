// Finds the URL in the source of a link, image, tag or definition.
import type { Span } from '../core/diagnostic.ts';

/**
 * The span of `url` in `written`, which is a whole `[text](url "title")`, `<url>` or `![alt](url)`, or the source
 * starting at a raw tag. Absent when the URL isn't written literally (a reference, a URL with escapes).
 */
export function addressIn(written: string, url: string): Span | undefined {
  const start = written.startsWith('<') ? inTag(written, url) : inLink(written, url);
  return start === undefined ? undefined : { start, end: start + url.length };
}

/** Searches backwards, since the text can contain images with links of their own. */
function inLink(written: string, url: string): number | undefined {
  for (let at = written.lastIndexOf(']('); at >= 0; at = at === 0 ? -1 : written.lastIndexOf('](', at - 1)) {
    const space = /^\s*/.exec(written.slice(at + 2))?.[0].length ?? 0;
    const begin = at + 2 + space;
    const start = written[begin] === '<' ? begin + 1 : begin;
    const after = written[start + url.length];
    const isWhole = after === undefined || /[\s)>]/.test(after);
    if (written.startsWith(url, start) && isWhole) return start;
  }
  return undefined;
}

/** `<a href="url">`, `<img src='url'>`, `<url>`. */
function inTag(written: string, url: string): number | undefined {
  if (written.startsWith(`<${url}>`)) return 1;
  const attributes = /\s(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;
  const end = written.indexOf('>');
  for (const match of written.matchAll(attributes)) {
    if (end >= 0 && match.index > end) return undefined;
    const value = match[1] ?? match[2] ?? match[3] ?? '';
    if (value === url) return match.index + match[0].lastIndexOf(value);
  }
  return undefined;
}
