// What an EPUB and a PDF lose alike. Their catalogs list these codes under their own names.
import type { CatalogEntry } from './entry.ts';

/** `, in 3 places`; nothing for a single place. */
export const places = (count: number): string => (count === 1 ? '' : `, in ${count} places`);

type Losses = {
  readonly leftOut: CatalogEntry<{ readonly element: string; readonly count: number }>;
  readonly noTarget: CatalogEntry<{ readonly target: string; readonly count: number }>;
  readonly diagram: CatalogEntry<{ readonly count: number }>;
  readonly scriptedImage: CatalogEntry<{ readonly path: string }>;
};

/** `output` with its article in front of it is what the message calls the file: `an EPUB`. */
export const lossesOf = (article: 'a' | 'an', output: 'EPUB' | 'PDF'): Losses => ({
  leftOut: {
    severity: 'notice',
    message: ({ element, count }) =>
      `\`<${element}>\` doesn’t work in ${article} ${output} and was replaced${places(count)}`,
    help: ({ element }) =>
      /^(?:audio|embed|iframe|object|video)$/.test(element)
        ? `the ${output} has a link to its address instead`
        : `the ${output} has its text instead`,
  },
  noTarget: {
    severity: 'notice',
    message: ({ target, count }) =>
      `\`${target}\` isn’t part of the ${output}, so the link to it is plain text${places(count)}`,
    help: () => 'to link to the file on the site, set `output.html.site-url` to the site’s full URL',
  },
  diagram: {
    severity: 'notice',
    message: ({ count }) =>
      count === 1
        ? `the ${output} shows the source of a Mermaid diagram, which only browsers can draw`
        : `the ${output} shows the source of ${count} Mermaid diagrams, which only browsers can draw`,
    help: () => `to show a picture in the ${output} too, export the diagram as SVG and use it as an image`,
  },
  scriptedImage: {
    severity: 'notice',
    message: ({ path }) => `scripts and links to other files were removed from \`${path}\` in the ${output}`,
  },
});
