// Diagnostics for the EPUB.
import { lossesOf, places } from './book-file-losses.ts';
import type { Catalog } from './entry.ts';

/** Each kind is reported once per book, at its first place. */
export interface EpubArgs {
  'epub/left-out': { readonly element: string; readonly count: number };
  'epub/remote-image': { readonly url: string; readonly count: number };
  'epub/bad-image': { readonly path: string; readonly why: 'broken' | 'type' };
  'epub/no-target': { readonly target: string; readonly count: number };
  'epub/diagram': { readonly count: number };
  'epub/scripted-image': { readonly path: string };
  'epub/no-such-resource': { readonly address: string };
  'epub/entry-left-out': { readonly name: string; readonly count: number };
}

const losses = lossesOf('an', 'EPUB');

export const epubCatalog: Catalog<EpubArgs> = {
  'epub/left-out': losses.leftOut,
  'epub/remote-image': {
    severity: 'notice',
    message: ({ url, count }) =>
      `an EPUB can’t load images from other sites, such as \`${url}\`${places(count)}`,
    help: () => 'save the image in the book; for now, the EPUB has a link to it',
  },
  'epub/bad-image': {
    severity: 'warning',
    message: ({ path, why }) =>
      why === 'broken'
        ? `\`${path}\` is damaged or empty, so the EPUB has its alt text instead`
        : `\`${path}\` is in a format that EPUB readers can’t show, so the EPUB has its alt text instead`,
    help: () => 'save it as PNG, JPEG, GIF, WebP or SVG',
  },
  'epub/no-target': losses.noTarget,
  'epub/diagram': losses.diagram,
  'epub/scripted-image': losses.scriptedImage,
  'epub/no-such-resource': {
    severity: 'warning',
    message: ({ address }) => `\`${address}\` isn’t a file of the book, so the EPUB doesn’t have it`,
    help: () => 'save the file in the book and write its path, relative to the style sheet',
  },
  'epub/entry-left-out': {
    severity: 'notice',
    message: ({ name, count }) =>
      count === 1
        ? `the entry “${name}” isn’t in the EPUB’s table of contents`
        : `“${name}” and ${count - 1} more ${count === 2 ? 'entry aren’t' : 'entries aren’t'} in the EPUB’s table of contents`,
    help: () => 'the contents of an EPUB list places in the book, in reading order; the site has the entry',
  },
};
