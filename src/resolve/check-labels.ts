// Labels that no definition answers to -> one diagnostic for each label and page, with its uses counted.
import { type Diagnostic, diagnose } from '../core/diagnostic.ts';
import { nearest } from '../core/nearest.ts';
import type { Page } from './book-index.ts';

/** `known` are the labels of the book's definition files. */
export function checkLabels(page: Page, known: readonly string[]): readonly Diagnostic[] {
  const uses = new Map<string, number>();
  for (const { label } of page.facts.undefinedLabels) uses.set(label, (uses.get(label) ?? 0) + 1);
  return [...uses].map(([label, count]) => {
    const first = page.facts.undefinedLabels.find((use) => use.label === label);
    const near = nearest(label, known);
    const args = { label, uses: count, ...(near === undefined ? {} : { nearest: near }) };
    return diagnose('reference/undefined', args, first?.at);
  });
}
