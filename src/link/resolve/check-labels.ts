// Labels that no definition answers to -> one diagnostic for each label and page, with its uses counted.
import { type Diagnostic, type Location, diagnose } from '../../core/diagnostic.ts';
import type { LabelUse } from '../../scan/markdown/facts.ts';
import type { LabelHint } from '../../read/references/label-hints.ts';
import type { BookIndex, Page } from './book-index.ts';
import { namedLabel } from './names.ts';

export interface LabelCheck {
  readonly index: BookIndex;
  readonly page: Page;
  /** Asked for labels that mean nothing. */
  readonly hintOf: (label: string) => LabelHint;
}

export function checkLabels({ index, page, hintOf }: LabelCheck): readonly Diagnostic[] {
  return countUses(page.facts.undefinedLabels).flatMap(({ label, uses, at }) => {
    const named = namedLabel(index, label);
    switch (named?.kind) {
      case 'page':
        return [];
      case 'hidden':
        return [diagnose('link/to-hidden', { target: named.source, uses }, at)];
      case 'ambiguous':
        return [diagnose('reference/ambiguous', { label, pages: named.sources }, at)];
      case undefined:
        return [diagnose('reference/undefined', { label, uses, ...hintOf(label) }, at)];
    }
  });
}

/** Each label once, where it is first used. */
export function countUses(
  all: readonly LabelUse[],
): readonly { readonly label: string; readonly uses: number; readonly at: Location }[] {
  const found = new Map<string, { label: string; uses: number; at: Location }>();
  for (const { label, at } of all) {
    const known = found.get(label);
    if (known) known.uses++;
    else found.set(label, { label, uses: 1, at });
  }
  return [...found.values()];
}
