// Rejects links and images with unsafe URLs and records them for diagnostics.
import type { MarkdownIt, StateInline } from 'markdown-it';
import { noteInlineSpan } from './positions.ts';

/** URLs that would run code: those of `data:` only if they hold a document. Images never run any. */
const UNSAFE =
  /^(?:javascript:|vbscript:|data:(?!image\/)[^,]*\b(?:html|xml|xsl|javascript|ecmascript)\b[^,]*,)/i;

/** A rejected image is retried as a link after its `!`. */
const RULES: readonly string[] = ['link', 'autolink'];

/** Rejects unsafe URLs. When this prevents a link, an empty token is inserted for the diagnostic. */
export function unsafeAddresses(md: MarkdownIt): void {
  let rejected: string[] | undefined;
  md.validateLink = (url): boolean => {
    const isSafe = !UNSAFE.test(url.trim());
    if (!isSafe) rejected?.push(url);
    return isSafe;
  };
  for (const { name, fn } of [...md.inline.ruler.__rules__]) {
    if (!RULES.includes(name)) continue;
    md.inline.ruler.at(name, (state, silent) => {
      // Links inside the link text are validated too, but they report themselves.
      const around = rejected;
      const own: string[] = (rejected = []);
      const found = fn(state, silent);
      rejected = around;
      const [url] = own;
      if (!found && !silent && url !== undefined) pushToken(state, url);
      return found;
    });
  }
}

function pushToken(state: StateInline, url: string): void {
  const token = state.push('unsafe_address', '', 0);
  token.content = url;
  const at = state.src.indexOf(url, state.pos);
  const end = at < 0 ? state.pos + 1 : at + url.length;
  noteInlineSpan(token, state.pos, /[)>]/.test(state.src[end] ?? '') ? end + 1 : end);
}
