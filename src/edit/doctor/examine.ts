// Compares an mdBook book with build-book: what behaves differently, and what can be deleted.
import type { Diagnostic } from '../../core/diagnostic.ts';
import type { BookPath } from '../../core/path.ts';
import type { BookIndex } from '../../link/resolve/book-index.ts';
import { draftDifferences, pageDifferences, textDifferences } from './chapter-differences.ts';
import type { Findings } from './finding.ts';
import { linkDifferences } from './link-differences.ts';
import { pluginNeeds } from './plugin-needs.ts';
import { type BookFolder, removables } from './removables.ts';
import { reportedDifferences } from './reported-differences.ts';
import { type Topic, topics } from './topics.ts';

export interface ExaminedBook extends BookFolder {
  readonly index: BookIndex;
  /** Every file that a chapter is made of. */
  readonly chapterFiles: ReadonlySet<BookPath>;
  /** Diagnostics of a build. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Differences are sorted by topic, then in reading order. */
export function examine(book: ExaminedBook): Findings {
  const { config, index, chapterFiles, textOf } = book;
  const markdown = [...chapterFiles].filter((file) => file.endsWith('.md'));
  const found = [
    ...linkDifferences(index),
    ...index.pages.flatMap((page) => pageDifferences(config, page)),
    ...[...index.hidden].flatMap((file) => draftDifferences(file, textOf(file) ?? '')),
    ...markdown.flatMap((file) => textDifferences(config, file, textOf(file) ?? '')),
    ...reportedDifferences(book.diagnostics),
  ];
  const order = Object.keys(topics) as readonly Topic[];
  return {
    ...(config.features.gitbook === undefined && {
      differences: order.flatMap((topic) => found.filter((one) => one.topic === topic)),
    }),
    removables: removables(book),
    plugins: pluginNeeds(config, book.diagnostics),
  };
}
