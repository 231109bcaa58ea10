// The keys of small tables in `[build-book]`.
import type { CodeBlockConfig, DrawnImageConfig, FeedConfig, MarkersConfig } from '../own-config.ts';
import { type Kind, tableOf } from './field.ts';
import { flag, integer, listOf, path } from './kinds.ts';

export const markersTable: Kind<MarkersConfig> = tableOf<MarkersConfig>({
  angle: {
    kind: flag,
    fallback: true,
    about: 'Also accepts angle brackets, as in `<<#include x>>` and `<<hi:x>>`, in place of braces.',
    example: 'false',
  },
});

export const codeTable: Kind<CodeBlockConfig> = tableOf<CodeBlockConfig>({
  frames: {
    kind: flag,
    fallback: false,
    about:
      'Shows the language next to the titles of code blocks, and terminal sessions in the frame of a terminal.',
    example: 'true',
  },
  numbers: {
    kind: flag,
    fallback: false,
    about: 'Numbers the lines of code blocks, except those marked `no-numbers`.',
    example: 'true',
  },
  sources: {
    kind: flag,
    fallback: false,
    about:
      'Adds a link to included code that leads to its file in the repository. `source` does this for a single block.',
    example: 'true',
  },
});

export const feedTable: Kind<FeedConfig> = tableOf<FeedConfig>({
  path: {
    kind: path,
    fallback: 'feed.xml',
    about: 'The path of the feed in the site.',
    example: '"news.xml"',
  },
  limit: {
    kind: integer(1, 1000),
    fallback: 20,
    about: 'Maximum number of pages in the feed.',
    example: '50',
  },
});

export const drawnImageTable: Kind<DrawnImageConfig> = tableOf<DrawnImageConfig>({
  fonts: {
    kind: listOf(path),
    fallback: [],
    about:
      'Font files, relative to the book’s root. With your own fonts, the images are the same on every machine.',
    example: '["fonts/Inter-Bold.ttf"]',
  },
});
