// Removes, boxes or unwraps `<!--private ... -->` comments, like mdbook-private.
import { type Diagnostic, diagnose } from '../../core/diagnostic.ts';
import { escapeText } from '../../core/escape-html.ts';
import { type MappedText, originOf } from '../../core/mapped-text.ts';
import { type Edit, type EditPart, blankLineAt, editMapped } from '../../read/preprocess/edit-mapped.ts';
import { codePlacesIn, createPlaceFinder } from '../../read/preprocess/include/code-places.ts';
import type { ChapterHooks } from '../../scan/chapter-hooks.ts';

/** The keys that apply to comments. */
export interface PrivateOptions {
  /** Removes private comments; otherwise they are shown. */
  readonly remove: boolean;
  /** Shows them as a quote with `notice`; otherwise as plain text. */
  readonly style: boolean;
  readonly notice: string;
}

const opening = /<!--\s*private\b\s*/g;

export const privateHooks: ChapterHooks<PrivateOptions> = {
  hide: (text, options, stage) => {
    if (stage === 'source' && !options.remove) return { value: text, diagnostics: [] };
    const diagnostics: Diagnostic[] = [];
    return { value: editMapped(text, privateComments(text, options, diagnostics)), diagnostics };
  },
};

/** Edits for the private comments of `mapped` outside code. An unclosed comment extends to the end. */
function privateComments(
  mapped: MappedText,
  options: PrivateOptions,
  diagnostics: Diagnostic[],
): readonly Edit[] {
  const { text } = mapped;
  if (!text.includes('private')) return [];
  const codeAt = createPlaceFinder(() => codePlacesIn(text));
  const edits: Edit[] = [];
  let at = 0;
  for (const match of text.matchAll(opening)) {
    const start = match.index;
    if (start < at || codeAt(start) !== undefined) continue;
    const close = text.indexOf('-->', start + '<!--'.length);
    if (close < 0) {
      diagnostics.push(
        diagnose(
          'hidden/not-closed',
          { tag: '<!--private' },
          originOf(mapped, start, start + match[0].length),
        ),
      );
    }
    at = close < 0 ? text.length : close + '-->'.length;
    const inner = { start: Math.min(start + match[0].length, at), end: close < 0 ? at : close };
    // Like mdbook-private, also remove the line break, so that nothing hints at the comment.
    if (options.remove) edits.push({ start, end: text[at] === '\n' ? at + 1 : at, by: [] });
    else edits.push({ start, end: at, by: shown(text, { start, inner }, options) });
  }
  return edits;
}

function shown(
  text: string,
  { start, inner }: { readonly start: number; readonly inner: EditPart },
  { style, notice }: PrivateOptions,
): Edit['by'] {
  const content = { ...inner, end: inner.start + text.slice(inner.start, inner.end).trimEnd().length };
  if (!style) return [content];
  const gap = blankLineAt(text, start);
  const isInText = /\S/.test(
    text.slice(text.lastIndexOf('\n', start - 1) + 1, start).replace(/^[ \t>]+/, ''),
  );
  const notices = `<blockquote class="private"><span class="private-notice">${escapeText(notice)}</span>`;
  return [isInText ? gap : '', notices, gap, content, gap, '</blockquote>', gap];
}
