// A reference to a label that nothing defines -> readable text with a mark, or CommonMark's literal brackets.
import type { ReferenceSlot } from '../markdown/body.ts';
import { escapeAttribute, escapeText } from '../markdown/serialize.ts';
import type { FillInput } from './input.ts';

export function fillReference(slot: ReferenceSlot, inside: string, input: FillInput): string {
  if (input.undefinedReferences === 'literal') {
    const [before, after] = slot.literal;
    return escapeText(before) + inside + escapeText(after);
  }
  return `<span class="unresolved-reference" title="undefined reference: ${escapeAttribute(slot.label)}">${inside}</span>`;
}
