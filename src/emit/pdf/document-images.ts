// The images of the document: files of the book, data URIs and drawings in the text, with those that Typst can't decode.
import type { BookPath } from '../../core/path.ts';
import type { BookImages } from '../chapter-tree/book-images.ts';
import { type XmlElement, type XmlNode, xmlText } from '../chapter-tree/xml.ts';
import { imageWidth } from './image-width.ts';
import { type Picture, attributeIn } from './renderer.ts';
import { typstString } from './typst-code.ts';

export interface DocumentImages {
  /** By path from the root of the document. */
  readonly files: ReadonlyMap<string, string | Uint8Array>;
  /** The path of an image by its address in the tree. */
  readonly pathOf: (href: string) => string | undefined;
  /** The book's file of a path. */
  readonly sourceOf: (path: string) => BookPath | undefined;
  readonly drawingPath: (svg: XmlElement) => string | undefined;
}

const FOLDER = '/images/';

export function documentImages(
  chapters: readonly (readonly XmlNode[])[],
  images: BookImages,
): DocumentImages {
  const files = new Map<string, string | Uint8Array>();
  const sources = new Map<string, BookPath>();
  for (const { path, content, source } of images.list()) {
    files.set(FOLDER + path, content);
    if (source !== undefined) sources.set(FOLDER + path, source);
  }
  const inText = new Map<string, string>();
  const add = (text: string, extension: string, content: string | Uint8Array): void => {
    if (inText.has(text)) return;
    const path = `/in-text/${inText.size + 1}.${extension}`;
    inText.set(text, path);
    files.set(path, content);
  };
  for (const element of chapters.flatMap((nodes) => [...picturesIn(nodes)])) {
    const src = attributeIn(element, 'src') ?? '';
    if (element.name === 'svg') add(xmlText(element), 'svg', xmlText(element));
    else if (src.startsWith('data:'))
      add(src, extensionOf(src), Buffer.from(src.slice(src.indexOf(',') + 1), 'base64'));
  }
  return {
    files,
    pathOf: (href) => (href.startsWith('data:') ? inText.get(href) : FOLDER + decodeURIComponent(href)),
    sourceOf: (path) => sources.get(path),
    drawingPath: (svg) => inText.get(xmlText(svg)),
  };
}

function* picturesIn(nodes: readonly XmlNode[]): Generator<XmlElement> {
  for (const node of nodes) {
    if (typeof node === 'string') continue;
    if (node.name === 'svg' || node.name === 'img') yield node;
    else yield* picturesIn(node.children);
  }
}

const extensionOf = (address: string): string => /^data:image\/(\w+)/.exec(address)?.[1] ?? 'png';

/** A document that compiles if the image can be shown. */
export const imageCheck = (path: string): string => `#image(${typstString(path)})`;

export const pictureAt = (path: string, { files }: DocumentImages): Picture => {
  const content = files.get(path);
  return { path, width: typeof content === 'object' ? imageWidth(content) : undefined };
};
