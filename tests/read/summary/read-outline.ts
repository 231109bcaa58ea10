// SUMMARY.md's text -> its outline and findings in lines that a test can spell out.
import type { Diagnostic } from '../../../src/core/diagnostic.ts';
import { hashBytes } from '../../../src/core/hash.ts';
import { bookPath } from '../../../src/core/path.ts';
import type { SummaryOptions } from '../../../src/read/summary/chapter-target.ts';
import { hrefOf, numberOf, type OutlineItem } from '../../../src/read/summary/outline.ts';
import { parseSummary } from '../../../src/read/summary/parse-summary.ts';

export interface ReadOutline {
  readonly items: readonly OutlineItem[];
  /** One line an item, indented by depth: `1.1. Name <- source -> page`, `# Part`, `---`, `(draft)`, `(again)`. */
  readonly lines: readonly string[];
  /** One line a diagnostic: its code and the text that it points at. */
  readonly findings: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

export function readOutline(text: string, options: SummaryOptions = { src: bookPath('src') }): ReadOutline {
  const path = bookPath('src/SUMMARY.md');
  const { value, diagnostics } = parseSummary({ kind: 'file', path, text, hash: hashBytes(text) }, options);
  return {
    items: value.items,
    diagnostics,
    lines: value.items.flatMap((item) => linesOf(item, '')),
    findings: diagnostics.map(({ code, at }) =>
      at === undefined ? code : `${code}: ${text.slice(at.span.start, at.span.end)}`,
    ),
  };
}

function linesOf(item: OutlineItem, indent: string): readonly string[] {
  if (item.kind === 'separator') return [`${indent}---`];
  if (item.kind === 'part') return [`${indent}# ${item.title}`];
  const number = numberOf(item);
  const name = indent + (number === undefined ? '' : `${number} `) + item.name;
  const children = item.children.flatMap((child) => linesOf(child, `${indent}  `));
  if (item.kind === 'draft') {
    const href = hrefOf(item, '');
    return [href === undefined ? `${name} (draft)` : `${name} -> ${href}`, ...children];
  }
  return [`${name} <- ${item.source} -> ${item.url}${item.duplicate ? ' (again)' : ''}`, ...children];
}
