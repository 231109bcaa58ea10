// Reports references to labels and `[[page]]` names that can't be resolved.
import { type Diagnostic, type Location, diagnose } from '../../core/diagnostic.ts';
import type { LabelUse } from '../../scan/markdown/facts.ts';
import type { LabelHint } from '../../read/references/label-hints.ts';
import type { BookIndex, Page } from './book-index.ts';
import { resolveLabelName, resolvePageName, nearestPageName } from './page-names.ts';

export interface LabelCheck {
  readonly index: BookIndex;
  readonly page: Page;
  /** Called only for labels that can't be resolved. */
  readonly hintOf: (label: string) => LabelHint;
}

export function checkLabels({ index, page, hintOf }: LabelCheck): readonly Diagnostic[] {
  return countUses(page.facts.undefinedLabels).flatMap(({ label, uses, at }) => {
    const named = resolveLabelName(index, label);
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

/** Reports each `[[page]]` name once, at its first use. */
export function checkWikiLinks(index: BookIndex, page: Page): readonly Diagnostic[] {
  return countUses(page.facts.wikiLinks ?? []).flatMap(({ label: target, uses, at }) => {
    const named = resolvePageName(index, target);
    switch (named?.kind) {
      case 'page': {
        const { fragment } = named;
        if (fragment === undefined || named.page.ids.has(fragment)) return [];
        const args = { page: named.page.chapter.source, anchor: fragment };
        return [diagnose('link/no-such-anchor', args, at)];
      }
      case 'hidden':
        return [diagnose('link/to-hidden', { target: named.source, uses }, at)];
      case 'ambiguous':
        return [diagnose('wikilink/ambiguous', { target, pages: named.sources }, at)];
      case undefined: {
        const near = nearestPageName(index, target);
        return [diagnose('wikilink/no-such-page', { target, nearest: near }, at)];
      }
    }
  });
}

/** Counts the uses of each label, with its first location. */
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
