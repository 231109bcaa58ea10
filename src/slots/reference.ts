// A reference to a label that nothing defines -> a link where the label names a page or a heading, else readable text
// with a mark, or CommonMark's literal brackets.
import type { ReferenceSlot } from '../markdown/body.ts';
import { escapeAttribute, escapeText } from '../markdown/serialize.ts';
import { labelKey } from '../resolve/page-slice.ts';
import type { FillInput } from './input.ts';

export function fillReference(slot: ReferenceSlot, inside: string, input: FillInput): string {
  const [before, after] = slot.literal;
  const isImage = before.startsWith('!');
  const href = isImage ? undefined : input.slice.hrefs[labelKey(slot.label)];
  if (href !== undefined) return href === '' ? inside : `<a href="${escapeAttribute(href)}">${inside}</a>`;
  if (input.undefinedReferences === 'literal') return escapeText(before) + inside + escapeText(after);
  const classes = isImage ? 'unresolved-reference text-badge' : 'unresolved-reference';
  return `<span class="${classes}" title="undefined reference: ${escapeAttribute(slot.label)}">${inside}</span>`;
}
