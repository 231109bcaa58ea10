// Tokenizes raw HTML into tags, comments and text (HTML 13.2.5).
import type * as Parse5 from 'parse5';

export type HtmlToken =
  | {
      readonly kind: 'start';
      /** Lower case. */
      readonly name: string;
      readonly attributes: readonly (readonly [name: string, value: string])[];
      readonly selfClosing: boolean;
      readonly start: number;
      readonly end: number;
    }
  | { readonly kind: 'end'; readonly name: string; readonly start: number; readonly end: number }
  /** With character references decoded. */
  | { readonly kind: 'text'; readonly text: string }
  /** Content of a script or style sheet, unchanged. */
  | { readonly kind: 'raw-text'; readonly text: string }
  | { readonly kind: 'comment'; readonly text: string };

let parse5: typeof Parse5 | undefined;

/** Thrown when parse5 is needed but isn't loaded yet. */
const NOT_LOADED = new Error('the tokenizer is not loaded');

/** Loads parse5, for {@link allTokens}. */
export async function loadTokenizer(): Promise<void> {
  parse5 ??= await import('parse5');
}

/**
 * Runs work that tokenizes HTML. If the work needs parse5, that is loaded and the work starts again:
 * few chapters have such HTML, and loading takes longer than parsing most chapters.
 */
export async function withTokenizer<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error !== NOT_LOADED) throw error;
  }
  await loadTokenizer();
  return work();
}

export const htmlTokens = (html: string): readonly HtmlToken[] => plainTokens(html) ?? allTokens(html);

const START =
  /<([a-zA-Z][a-zA-Z0-9-]*)((?:\s+[a-zA-Z_:][\w:.-]*(?:=(?:"[^"&\0\r]*"|'[^'&\0\r]*'))?)*)\s*(\/?)>/y;
const ATTRIBUTE = /([a-zA-Z_:][\w:.-]*)(?:=(?:"([^"]*)"|'([^']*)'))?/g;
const END = /<\/([a-zA-Z][a-zA-Z0-9-]*)\s*>/y;
const COMMENT = /<!--((?!-?>)(?:[^-\0\r]|-(?!-))*)-->/y;
const TEXT = /[^<&\0\r]+/y;
const HOLDS_RAW_TEXT = /^(?:script|style|textarea|title|xmp|iframe|noembed|noframes|plaintext)$/i;

/**
 * Fast path for HTML without character references and special cases, which is nearly all HTML in books, at a tenth of
 * the cost. Absent for anything else.
 */
export function plainTokens(html: string): readonly HtmlToken[] | undefined {
  const tokens: HtmlToken[] = [];
  for (let at = 0; at < html.length;) {
    const token = plainTokenAt(html, at);
    if (token === undefined) return undefined;
    tokens.push(token.token);
    at = token.end;
  }
  return tokens;
}

function plainTokenAt(
  html: string,
  at: number,
): { readonly token: HtmlToken; readonly end: number } | undefined {
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(html);
  };
  const text = match(TEXT);
  if (text) return { token: { kind: 'text', text: text[0] }, end: at + text[0].length };
  const start = match(START);
  if (start) return startToken(start, at);
  const end = match(END);
  if (end) {
    const stop = at + end[0].length;
    return { token: { kind: 'end', name: (end[1] ?? '').toLowerCase(), start: at, end: stop }, end: stop };
  }
  const comment = match(COMMENT);
  return comment
    ? { token: { kind: 'comment', text: comment[1] ?? '' }, end: at + comment[0].length }
    : undefined;
}

function startToken(
  match: RegExpExecArray,
  at: number,
): { readonly token: HtmlToken; readonly end: number } | undefined {
  const [all, name = '', inside = '', slash = ''] = match;
  if (HOLDS_RAW_TEXT.test(name)) return undefined;
  const attributes = new Map<string, string>();
  for (const [, key = '', double, single] of inside.matchAll(ATTRIBUTE)) {
    const lower = key.toLowerCase();
    // The first of a repeated attribute wins.
    if (!attributes.has(lower)) attributes.set(lower, double ?? single ?? '');
  }
  const end = at + all.length;
  const token = {
    kind: 'start',
    name: name.toLowerCase(),
    attributes: [...attributes],
    selfClosing: slash !== '',
  } as const;
  return { token: { ...token, start: at, end }, end };
}

/** Tokenizes any HTML with parse5, after {@link loadTokenizer} or within {@link withTokenizer}. */
export function allTokens(html: string): readonly HtmlToken[] {
  if (parse5 === undefined) throw NOT_LOADED;
  const { Tokenizer, TokenizerMode } = parse5;
  const tokens: HtmlToken[] = [];
  let inRawText = false;
  const characters = ({ chars }: { readonly chars: string }): void => {
    const kind = inRawText ? 'raw-text' : 'text';
    const last = tokens.at(-1);
    if (last?.kind === kind) tokens[tokens.length - 1] = { kind, text: last.text + chars };
    else tokens.push({ kind, text: chars });
  };
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onComment: ({ data }) => {
        tokens.push({ kind: 'comment', text: data });
      },
      onDoctype: () => undefined,
      onStartTag: ({ tagName: name, attrs, selfClosing, location }) => {
        inRawText = name === 'script' || name === 'style';
        if (name === 'script') tokenizer.state = TokenizerMode.SCRIPT_DATA;
        else if (name === 'style') tokenizer.state = TokenizerMode.RAWTEXT;
        const attributes = attrs.map((attribute) => [attribute.name, attribute.value] as const);
        tokens.push({ kind: 'start', name, attributes, selfClosing, ...placeOf(location) });
      },
      onEndTag: ({ tagName: name, location }) => {
        inRawText = false;
        tokens.push({ kind: 'end', name, ...placeOf(location) });
      },
      onEof: () => undefined,
      onCharacter: characters,
      onNullCharacter: () => undefined,
      onWhitespaceCharacter: characters,
    },
  );
  tokenizer.write(html, true);
  return tokens;
}

const placeOf = (
  location: { readonly startOffset: number; readonly endOffset: number } | null,
): { readonly start: number; readonly end: number } => ({
  start: location?.startOffset ?? 0,
  end: location?.endOffset ?? 0,
});
