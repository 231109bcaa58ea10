// Diagnostics for the blocks of product pages.
import { type Catalog, didYouMean } from './entry.ts';

export interface BlockArgs {
  'block/no-list': { readonly block: string; readonly list: 'list' | 'numbered list' };
  'block/no-video': { readonly block: string };
  'block/unknown-video': { readonly url: string };
  'block/unknown-badge': { readonly badge: string; readonly nearest?: string };
}

export const blockCatalog: Catalog<BlockArgs> = {
  'block/no-list': {
    severity: 'warning',
    message: ({ block, list }) => `\`:::${block}\` contains no ${list}, so it has no effect`,
    help: ({ block, list }) =>
      list === 'list'
        ? `write its parts as a list: \`- ...\` lines between \`:::${block}\` and \`:::\``
        : `write its parts as a numbered list: \`1. ...\` lines between \`:::${block}\` and \`:::\``,
  },
  'block/no-video': {
    severity: 'warning',
    message: ({ block }) => `\`:::${block}\` contains no link to a video`,
    help: () => 'write `[Title](https://youtu.be/...)` or `[![Title](image.png)](video.mp4)` in it',
  },
  'block/unknown-video': {
    severity: 'notice',
    message: ({ url }) => `\`${url}\` can’t be played in the page, so it stays a link`,
    help: () => 'link to a page of YouTube or Vimeo, or to an `.mp4` or `.webm` file',
  },
  'block/unknown-badge': {
    severity: 'warning',
    message: ({ badge, nearest }) => `unknown badge \`${badge}\`${didYouMean(nearest)}`,
    help: () => 'use `new`, `beta`, `experimental` or `deprecated`, or no second class',
  },
};
