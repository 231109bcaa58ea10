// Diagnostics for the PDF.
import { lossesOf, places } from './book-file-losses.ts';
import type { Catalog } from './entry.ts';

/** Each kind of loss is reported once per book, at its first place. */
export interface PdfArgs {
  'pdf/no-compiler': { readonly package: string };
  'pdf/failed': { readonly reason: string };
  'pdf/left-out': { readonly element: string; readonly count: number };
  'pdf/remote-image': { readonly url: string; readonly count: number };
  'pdf/bad-image': { readonly path: string; readonly why: string };
  'pdf/no-target': { readonly target: string; readonly count: number };
  'pdf/diagram': { readonly count: number };
  'pdf/scripted-image': { readonly path: string };
  'pdf/formula': { readonly tex: string; readonly reason: string };
  'pdf/missing-glyphs': { readonly characters: string; readonly chapter: string };
  /** `key` is the list in book.toml that has it. */
  'pdf/unknown-font': { readonly font: string; readonly key: string };
  'pdf/not-accessible': { readonly reason: string };
}

const losses = lossesOf('a', 'PDF');

export const pdfCatalog: Catalog<PdfArgs> = {
  'pdf/no-compiler': {
    severity: 'error',
    message: (args) => `the PDF is made with \`${args.package}\`, which isn’t installed`,
    help: (args) => `run \`npm install --save-dev ${args.package}\` in the book’s folder`,
  },
  'pdf/failed': {
    severity: 'error',
    message: ({ reason }) => `the PDF could not be made: ${reason}`,
    help: () => 'the other outputs are complete; the PDF of an earlier build is kept',
  },
  'pdf/left-out': losses.leftOut,
  'pdf/remote-image': {
    severity: 'notice',
    message: ({ url, count }) =>
      `the PDF doesn’t load images from other sites, such as \`${url}\`${places(count)}`,
    help: () => 'save the image in the book; for now, the PDF has a link to it',
  },
  'pdf/bad-image': {
    severity: 'warning',
    message: ({ path, why }) =>
      why === 'broken'
        ? `\`${path}\` is damaged or empty, so the PDF has its alt text instead`
        : why === 'type'
          ? `\`${path}\` is in a format that a PDF can’t show, so the PDF has its alt text instead`
          : `\`${path}\` can’t be shown in the PDF, which has its alt text instead: ${why}`,
    help: ({ path }) =>
      path.toLowerCase().endsWith('.svg')
        ? 'save it as PNG, or convert its text to paths'
        : 'save it as PNG, JPEG, GIF, WebP or SVG',
  },
  'pdf/no-target': losses.noTarget,
  'pdf/diagram': losses.diagram,
  'pdf/scripted-image': losses.scriptedImage,
  'pdf/formula': {
    severity: 'warning',
    message: ({ tex, reason }) => `the PDF shows the TeX source of the formula \`${tex}\`: ${reason}`,
    help: () => 'write the formula with simpler commands; the site shows the formula',
  },
  'pdf/missing-glyphs': {
    severity: 'warning',
    message: ({ characters, chapter }) => `no font has the characters ${characters} of “${chapter}”`,
    help: () =>
      'put a font that has them into `theme/pdf/fonts`, and add its name to `output.pdf.fonts` in book.toml',
  },
  'pdf/unknown-font': {
    severity: 'warning',
    message: ({ font }) => `the font \`${font}\` isn’t installed, nor in \`theme/pdf/fonts\``,
    help: () => 'check the name of the font family, or put its files into `theme/pdf/fonts`',
  },
  'pdf/not-accessible': {
    severity: 'notice',
    message: ({ reason }) => `the PDF is tagged, but doesn’t follow PDF/UA-1: ${reason}`,
  },
};
