// Parses heading attributes (`## Title { #id .class key=value }`), like pulldown-cmark's ENABLE_HEADING_ATTRIBUTES.
import type { MarkdownIt, Token } from 'markdown-it';

/** A block at the end of the heading, without braces, angle brackets, backslashes or line ends inside. */
const BLOCK = /\{([^{}<>\\\n]*)\}[ \t\n]*$/;

/** The attributes of a badge or a button that the heading ends with. */
const OF_TEXT = /[\])]\{[ \t]*\.(?:badge|button)\b[^{}]*\}[ \t\n]*$/;

/**
 * Removes the trailing attribute block from each heading. As in pulldown-cmark, attributes are separated by white
 * space, the last id wins, and attributes of a single letter are dropped.
 */
export function headingAttributes(md: MarkdownIt): void {
  md.core.ruler.before('inline', 'heading_attributes', (state) => {
    state.tokens.forEach((token, i) => {
      if (token.type !== 'heading_open') return;
      const inline = state.tokens[i + 1];
      const match = inline?.type === 'inline' ? BLOCK.exec(inline.content) : undefined;
      if (!inline || !match || OF_TEXT.test(inline.content)) return;
      inline.content = inline.content.slice(0, match.index).trimEnd();
      setAttributes(token, match[1] ?? '');
    });
  });
}

function setAttributes(token: Token, block: string): void {
  const classes: string[] = [];
  let id: string | undefined;
  for (const attribute of block.split(/[ \t\n\f\r]+/)) {
    if (attribute.length < 2) continue;
    if (attribute.startsWith('#')) id = attribute.slice(1);
    else if (attribute.startsWith('.')) classes.push(attribute.slice(1));
    else {
      const at = attribute.indexOf('=');
      token.attrPush(at < 0 ? [attribute, ''] : [attribute.slice(0, at), attribute.slice(at + 1)]);
    }
  }
  if (id !== undefined) token.attrSet('id', id);
  if (classes.length > 0) token.attrSet('class', classes.join(' '));
}
