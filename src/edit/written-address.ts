// Finds the URL in the source of a link, image, tag or definition.
import { type AddressKind, addressKind, splitAddressSet } from '../core/address-attributes.ts';
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

/** `<a href="url">`, `<img srcset='url 2x'>`, `<url>`. */
function inTag(written: string, url: string): number | undefined {
  if (written.startsWith(`<${url}>`)) return 1;
  const element = /^<([a-z][^\s/>]*)/i.exec(written)?.[1]?.toLowerCase() ?? '';
  const attributes = /\s([^\s=>"'/]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g;
  const end = written.indexOf('>');
  for (const match of written.matchAll(attributes)) {
    if (end >= 0 && match.index > end) return undefined;
    const [all, name = ''] = match;
    const value = match[2] ?? match[3] ?? match[4] ?? '';
    const kind = addressKind(element, name.toLowerCase());
    const within = kind === undefined ? undefined : offsetOf(kind, value, url);
    if (within !== undefined) return match.index + all.lastIndexOf(value) + within;
  }
  return undefined;
}

function offsetOf(kind: AddressKind, value: string, url: string): number | undefined {
  if (kind === 'address') return value === url ? 0 : undefined;
  const parts = splitAddressSet(value);
  const found = parts.findIndex((part, i) => i % 2 === 1 && part === url);
  return found < 0 ? undefined : parts.slice(0, found).join('').length;
}
