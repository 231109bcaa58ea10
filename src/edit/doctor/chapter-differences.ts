// Finds Markdown that mdBook renders differently.
import type { BookPath } from '../../core/path.ts';
import type { Config } from '../../read/config/config.ts';
import { codeTest } from '../code-ranges.ts';
import type { Page } from '../../link/resolve/book-index.ts';
import type { Difference } from './finding.ts';
import type { Topic } from './topics.ts';

/** Differences that the facts of a page show. */
export function pageDifferences({ features, buildBook }: Config, page: Page): readonly Difference[] {
  const { facts, chapter } = page;
  const found: Difference[] = [];
  if (Object.keys(facts.frontMatter.data).length > 0) {
    found.push({
      topic: 'front-matter',
      text: Object.keys(facts.frontMatter.data).join(', '),
      at: { file: chapter.source, span: { start: 0, end: 3 } },
    });
  }
  if (!features.termIndex.isWanted) {
    for (const { text, at } of facts.terms) found.push({ topic: 'index-marker', text, at });
  }
  if (buildBook.undefinedReferences === 'text') {
    for (const { label, at } of facts.undefinedLabels)
      found.push({ topic: 'undefined-label', text: label, at });
  }
  return found;
}

/** A chapter that is left out because of its front matter. */
export function draftDifferences(file: BookPath, text: string): readonly Difference[] {
  const found = /^---\n(?:(?!---[ \t]*\n).*\n)*?(draft:[ \t]*true)[ \t]*\n/.exec(text);
  if (found === null) return [];
  const [all, key = ''] = found;
  const start = all.lastIndexOf(key);
  return [{ topic: 'front-matter-draft', text: '', at: { file, span: { start, end: start + key.length } } }];
}

interface Pattern {
  readonly topic: Topic;
  readonly pattern: RegExp;
  /** Whether the pattern also applies inside code, where includes expand. */
  readonly inCode: boolean;
}

const TYPE_ARGUMENT: Pattern = {
  topic: 'type-argument',
  pattern: /(?<=[\p{L}\p{N}_])<[A-Z]\w*(?:\s*,[^<>\n]*)?>/gu,
  inCode: false,
};
const ANGLE_MARKER: Pattern = {
  topic: 'angle-marker',
  pattern: /(?<!\\)<<(?:#(?:include|rustdoc_include|playground|title)\s|(?:hi|ii?):)[^<>\n]*>>/g,
  inCode: true,
};

/** Differences that the Markdown source shows. */
export function textDifferences({ buildBook }: Config, file: BookPath, text: string): readonly Difference[] {
  const patterns = buildBook.markers.angle ? [TYPE_ARGUMENT, ANGLE_MARKER] : [TYPE_ARGUMENT];
  const isCode = codeTest(text);
  return patterns.flatMap(({ topic, pattern, inCode }) =>
    [...text.matchAll(pattern)].flatMap(({ 0: found, index: start }): Difference[] =>
      isCode(start) && !(inCode && found.startsWith('<<#'))
        ? []
        : [{ topic, text: found, at: { file, span: { start, end: start + found.length } } }],
    ),
  );
}
