// The kind of an alert -> its title line, with its icon.
import { type Words, wordOf } from '../../core/words.ts';
import { type ElementNode, element, raw } from '../../scan/markdown/tree/node.ts';

/** Original drawings on a 16-unit grid, colored by the theme. */
const ICONS: Readonly<Record<string, string>> = {
  note: '<circle cx="8" cy="8" r="6.75" fill="none" stroke="currentColor" stroke-width="1.5"/><path d="M8 7.25v4M8 4.6v.9" stroke="currentColor" stroke-width="1.7" stroke-linecap="round"/>',
  tip: '<path d="M5.6 10.4a4.4 4.4 0 1 1 4.8 0c-.5.35-.7.7-.7 1.2H6.3c0-.5-.2-.85-.7-1.2zM6.4 13.9h3.2" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"/>',
  important:
    '<path d="M2.5 2.75h11v8h-5l-3.25 2.9V10.75H2.5z" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round"/><path d="M8 4.9v2.2M8 8.9v.1" stroke="currentColor" stroke-width="1.6" stroke-linecap="round"/>',
  warning:
    '<path d="M8 2 14.6 13.5H1.4z" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round"/><path d="M8 6.2v3.2M8 11.4v.1" stroke="currentColor" stroke-width="1.6" stroke-linecap="round"/>',
  caution:
    '<path d="M5.2 1.5h5.6l3.7 3.7v5.6l-3.7 3.7H5.2l-3.7-3.7V5.2z" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round"/><path d="M8 4.7v4M8 11v.1" stroke="currentColor" stroke-width="1.6" stroke-linecap="round"/>',
};

export interface AlertTitle {
  /** The element with the icon, to be filled with words. */
  readonly title: ElementNode;
  /** The name of the kind. */
  readonly name: string;
}

/** `<p class="blockquote-tag-title">`, or `<summary>`, with the icon. */
export function alertTitle(
  { kind, tag }: { readonly kind: string; readonly tag: string },
  words: Words,
): AlertTitle {
  const svg = `<svg viewBox="0 0 16 16" width="18" height="18" aria-hidden="true">${ICONS[kind] ?? ''}</svg>`;
  const title = element(tag, [['class', 'blockquote-tag-title']], [raw(svg)]);
  return { title, name: wordOf(words, `alert-${kind}`) };
}
