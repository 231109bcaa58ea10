// A body and what the book says of it -> the chapter's HTML. One function for each kind of slot.
import type { Body, Slot } from '../markdown/body.ts';
import { fillCode } from './code.ts';
import { fillContents } from './contents.ts';
import { fillIcon } from './icon.ts';
import { fillImage } from './image.ts';
import type { FillInput } from './input.ts';
import { fillLink, fillUrl } from './link.ts';
import { fillReference } from './reference.ts';
import { fillWikiLink } from './wiki-link.ts';

/** The HTML of a body. */
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
    case 'index':
      return input.indexHtml(slot.prefix);
  }
}
