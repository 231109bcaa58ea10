// Diagnostics for the EPUB.
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

const places = (count: number): string => (count === 1 ? '' : `, in ${count} places`);

export const epubCatalog: Catalog<EpubArgs> = {
  'epub/left-out': {
    severity: 'notice',
    message: ({ element, count }) =>
      `\`<${element}>\` doesn’t work in an EPUB and was replaced${places(count)}`,
    help: ({ element }) =>
      /^(?:audio|embed|iframe|object|video)$/.test(element)
        ? 'the EPUB has a link to its address instead'
        : 'the EPUB has its text instead',
  },
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
  'epub/no-target': {
    severity: 'notice',
    message: ({ target, count }) =>
      `\`${target}\` isn’t part of the EPUB, so the link to it is plain text${places(count)}`,
    help: () => 'to link to the file on the site, set `output.html.site-url` to the site’s full URL',
  },
  'epub/diagram': {
    severity: 'notice',
    message: ({ count }) =>
      count === 1
        ? 'the EPUB shows the source of a Mermaid diagram, which only browsers can draw'
        : `the EPUB shows the source of ${count} Mermaid diagrams, which only browsers can draw`,
    help: () => 'to show a picture in the EPUB too, export the diagram as SVG and use it as an image',
  },
  'epub/scripted-image': {
    severity: 'notice',
    message: ({ path }) => `scripts and links to other files were removed from \`${path}\` in the EPUB`,
  },
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
