// Renders a reference with an undefined label: a link if the label names a page or a heading, otherwise marked text or
// CommonMark's literal brackets.
import { escapeHtml, escapeText } from '../../core/escape-html.ts';
import { wordOf } from '../../core/words.ts';
import type { ReferenceSlot } from '../../scan/markdown/body.ts';
import { labelKey } from '../../link/resolve/page-slice.ts';
import type { FillInput } from './slot-input.ts';

/** Renders code spans in a label; other Markdown is unlikely there. */
const withCode = (text: string): string =>
  text
    .split(/(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)/)
    .map((part, i) =>
      i % 3 === 0 ? escapeText(part) : i % 3 === 2 ? `<code>${escapeText(part)}</code>` : '',
    )
    .join('');

export function fillReference(slot: ReferenceSlot, inside: string, input: FillInput): string {
  const [before, after] = slot.literal;
  const isImage = before.startsWith('!');
  const href = isImage ? undefined : input.slice.hrefs[labelKey(slot.label)];
  if (href !== undefined) return href === '' ? inside : `<a href="${escapeHtml(href)}">${inside}</a>`;
  if (input.undefinedReferences === 'literal') return escapeText(before) + inside + withCode(after);
  const classes = isImage ? 'unresolved-reference text-badge' : 'unresolved-reference';
  const title = wordOf(input.words, 'undefined-reference', { label: slot.label });
  return `<span class="${classes}" title="${escapeHtml(title)}">${inside}</span>`;
}
