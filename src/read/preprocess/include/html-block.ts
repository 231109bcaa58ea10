// Recognizes the start and end of HTML blocks (CommonMark 4.6).

/** Ends at the next blank line, or at a line that matches the pattern. */
export type HtmlEnd = 'blank' | RegExp;

const kinds: readonly (readonly [begin: RegExp, end: RegExp])[] = [
  [/^<(?:script|pre|style|textarea)(?:[\s>]|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^<!--/, /-->/],
  [/^<\?/, /\?>/],
  [/^<!\[CDATA\[/, /\]\]>/],
  [/^<![a-z]/i, />/],
];

const names =
  'address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|' +
  'fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|' +
  'menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|' +
  'track|ul';
const blockTag = new RegExp(`^</?(?:${names})(?:[\\s>]|/>|$)`, 'i');
const attribute = `\\s+[a-z_:][a-z0-9_.:-]*(?:\\s*=\\s*(?:[^\\s"'=<>\`]+|'[^']*'|"[^"]*"))?`;
const anyTag = new RegExp(`^(?:<[a-z][a-z0-9-]*(?:${attribute})*\\s*/?>|</[a-z][a-z0-9-]*\\s*>)\\s*$`, 'i');

/** How the HTML block that starts on `line` ends; `here` means on the same line. Absent when none starts. */
export function htmlEndOf(
  line: string,
  { inParagraph }: { readonly inParagraph: boolean },
): HtmlEnd | 'here' | undefined {
  const rest = line.trimStart();
  if (!rest.startsWith('<')) return undefined;
  const kind = kinds.find(([begin]) => begin.test(rest));
  if (kind !== undefined) return kind[1].test(rest) ? 'here' : kind[1];
  return blockTag.test(rest) || (!inParagraph && anyTag.test(rest)) ? 'blank' : undefined;
}
