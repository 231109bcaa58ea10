// Images in the text and between paragraphs.
import type { XmlElement } from '../chapter-tree/xml.ts';
import { type Picture, type Renderer, attributeIn } from './renderer.ts';
import { type Markup, call, noMarkup, textMarkup, wrap } from './typst-code.ts';

export const inlinePicture = (element: XmlElement, renderer: Renderer): Markup =>
  pictureCall('inline-picture', element, renderer);

export const blockPicture = (element: XmlElement, renderer: Renderer): Markup =>
  pictureCall('picture', element, renderer);

function pictureCall(name: string, element: XmlElement, { use }: Renderer): Markup {
  const alt = attributeIn(element, 'alt') ?? '';
  const found = use.picture(attributeIn(element, 'src') ?? '');
  if (found === undefined) return alt === '' ? noMarkup : wrap('emph', textMarkup(alt));
  return call(name, { values: [found.path], named: { alt, width: widthIn(element, found) } });
}

/** In points. */
const PIXEL = 0.75;

/** The width that the author gave, or that of the image. */
function widthIn(element: XmlElement, { width }: Picture): { readonly length: number } | undefined {
  const written = Number(attributeIn(element, 'width') ?? '');
  const points = written > 0 ? written * PIXEL : width;
  return points === undefined ? undefined : { length: points };
}
