// Finds the addresses in a style sheet that browsers load: `url()`, `@import` and `image-set()`.
import type { Span } from '../../core/diagnostic.ts';

export interface StyleAddress {
  /** As a browser reads it: without quotes, and with escapes replaced. */
  readonly address: string;
  /** Where it is in the sheet, quotes included. */
  readonly span: Span;
  /** True for another style sheet. */
  readonly isImport: boolean;
}

// The end is spelled out, since a lazy repetition could try every later end as well.
const COMMENT = String.raw`\/\*(?:[^*]|\*(?!\/))*\*\/`;
const OPEN_COMMENT = String.raw`\/\*[^]*`;
const STRING = String.raw`"(?:[^"\\\n]|\\[^])*"|'(?:[^'\\\n]|\\[^])*'`;
const IMPORT = String.raw`@import(?:\s|${COMMENT})*`;
const UNQUOTED = String.raw`(?:[^\s"'()\\]|\\[^\n])+`;

/** The tokens of https://www.w3.org/TR/css-syntax-3/ that matter here. */
const TOKEN = new RegExp(
  [
    COMMENT,
    OPEN_COMMENT,
    String.raw`(?<import>${IMPORT})?(?:(?<![\w-])url\(\s*(?<url>${STRING}|${UNQUOTED})\s*\)|(?<string>${STRING}))`,
    String.raw`(?<set>(?:-webkit-)?image-set\()`,
    String.raw`[()]`,
  ].join('|'),
  'gi',
);

export function styleAddresses(text: string): readonly StyleAddress[] {
  const found: StyleAddress[] = [];
  let depth = 0;
  // The depths at which strings are the images of a set; those inside of its `type()` are not.
  const sets: number[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const { import: importing, url, string, set } = match.groups ?? {};
    const written = url ?? (importing !== undefined || sets.at(-1) === depth ? string : undefined);
    if (written !== undefined) {
      const start = match.index + match[0].lastIndexOf(written);
      const span = { start, end: start + written.length };
      found.push({ address: unescaped(written), span, isImport: importing !== undefined });
    } else if (set !== undefined) sets.push(++depth);
    else if (match[0] === '(') depth++;
    else if (match[0] === ')') {
      if (sets.at(-1) === depth) sets.pop();
      depth--;
    }
  }
  return found;
}

const unescaped = (written: string): string =>
  written
    .replace(/^(["'])([^]*)\1$/, '$2')
    .replace(/\\(?:([\da-f]{1,6})\s?|\n|([^]))/gi, (_, hex?: string, character?: string) =>
      hex === undefined ? (character ?? '') : codePoint(Number.parseInt(hex, 16)),
    );

const codePoint = (code: number): string =>
  code === 0 || code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code);
