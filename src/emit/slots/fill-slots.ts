// Fills the slots of a body; one function per kind of slot.
import type { Body, Slot } from '../../scan/markdown/body.ts';
import { fillCode } from './code-slot.ts';
import { fillContents } from './contents-slot.ts';
import { fillIcon, fillImage } from './image-slot.ts';
import type { FillInput } from './slot-input.ts';
import { fillLink, fillUrl, fillWikiLink } from './link-slot.ts';
import { fillReference } from './reference-slot.ts';

/** Renders a body to HTML. */
export function fillBody(body: Body, input: FillInput): string {
  let html = '';
  for (const piece of body) html += typeof piece === 'string' ? piece : fillSlot(piece, input);
  return html;
}

function fillSlot(slot: Slot, input: FillInput): string {
  switch (slot.kind) {
    case 'link':
      return fillLink(slot, fillBody(slot.children, input), input);
    case 'url':
      return fillUrl(slot, input);
    case 'image':
      return fillImage(slot, input);
    case 'code':
      return fillCode(slot, input);
    case 'reference':
      return fillReference(slot, fillBody(slot.children, input), input);
    case 'wikilink':
      return fillWikiLink(slot, input);
    case 'contents':
      return fillContents(slot, input.headings);
    case 'icon':
      return fillIcon(slot, input);
    case 'term':
      return input.term(slot.key, fillBody(slot.children, input));
    case 'index':
      return input.indexHtml(slot.prefix);
  }
}
