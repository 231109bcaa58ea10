// Turns a paragraph that contains only a titled image into a figure with a caption.
import type { ImageSlot } from '../body.ts';
import { type ElementNode, type Node, type SlotNode, element, elementsIn, text } from './node.ts';

type ImageNode = SlotNode & { readonly slot: ImageSlot };

/** Opt-in, because mdBook shows the title as a tooltip. */
export function captionImages(root: readonly Node[]): void {
  for (const paragraph of elementsIn(root)) {
    const found = paragraph.name === 'p' && !paragraph.raw ? onlyImageIn(paragraph) : undefined;
    if (found?.slot.title === undefined) continue;
    const { title, ...slot } = found.slot;
    paragraph.name = 'figure';
    paragraph.children = [{ ...found, slot }, element('figcaption', [], [text(title)])];
  }
}

function onlyImageIn({ children }: ElementNode): ImageNode | undefined {
  const [only, ...others] = children.filter((child) => child.kind !== 'text' || child.text.trim() !== '');
  return others.length === 0 && only !== undefined && isImage(only) ? only : undefined;
}

const isImage = (node: Node): node is ImageNode => node.kind === 'slot' && node.slot.kind === 'image';
