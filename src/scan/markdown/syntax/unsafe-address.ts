// A link or image whose address would run code -> text, as the parser leaves it, and a mistake that can be reported.
import type { MarkdownIt, StateInline } from 'markdown-it';
import { noteInlineSpan } from './positions.ts';

/** Addresses that would run code when followed; images may be `data:`. */
const UNSAFE = /^(?:javascript|vbscript|data(?!:image\/)):/i;

/** An image that is refused is tried as a link after its `!`. */
const RULES: readonly string[] = ['link', 'autolink'];

/** Refuses such addresses. Where one keeps a link from being one, an empty token says so. */
export function unsafeAddresses(md: MarkdownIt): void {
  let refused: string[] | undefined;
  md.validateLink = (url): boolean => {
    const isSafe = !UNSAFE.test(url.trim());
    if (!isSafe) refused?.push(url);
    return isSafe;
  };
  for (const { name, fn } of [...md.inline.ruler.__rules__]) {
    if (!RULES.includes(name)) continue;
    md.inline.ruler.at(name, (state, silent) => {
      // A link's text is tried for links too, and what is refused there is told when it is met.
      const around = refused;
      const own: string[] = (refused = []);
      const found = fn(state, silent);
      refused = around;
      const [url] = own;
      if (!found && !silent && url !== undefined) note(state, url);
      return found;
    });
  }
}

function note(state: StateInline, url: string): void {
  const token = state.push('unsafe_address', '', 0);
  token.content = url;
  const at = state.src.indexOf(url, state.pos);
  const end = at < 0 ? state.pos + 1 : at + url.length;
  noteInlineSpan(token, state.pos, /[)>]/.test(state.src[end] ?? '') ? end + 1 : end);
}
