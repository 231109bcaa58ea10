// Finds diagnostics about input that mdBook treats differently.
import { messageOf, severityOf } from '../../core/catalog.ts';
import type { Diagnostic, DiagnosticCode } from '../../core/diagnostic.ts';
import type { Difference } from './finding.ts';
import type { Topic } from './topics.ts';

const TOPICS: { readonly [Code in DiagnosticCode]?: Topic } = {
  'include/not-found': 'bad-include',
  'include/unreadable': 'bad-include',
  'include/no-such-anchor': 'bad-include',
  'include/no-such-lines': 'bad-include',
  'include/bad-range': 'bad-include',
  'include/cycle': 'include-cycle',
  'summary/duplicate-chapter': 'duplicate-chapter',
  'config/unknown-key': 'unknown-key',
  'config/removed-key': 'old-key',
  'config/old-name': 'old-key',
  'config/old-icon': 'old-key',
  'config/no-effect': 'no-effect',
  'redirect/over-page': 'redirect-over-page',
  'footnote/unused': 'unused-footnote',
};

/** These also stop mdBook. */
const SAME_AS_MDBOOK: readonly DiagnosticCode[] = [
  'config/syntax',
  'config/wrong-type',
  'summary/missing',
  // Created by a build, or an error in both.
  'summary/no-such-chapter',
  'program/not-found',
  'program/failed',
  'program/not-started',
  'preprocessor/cycle',
  'preprocessor/bad-book',
];

export function reportedDifferences(diagnostics: readonly Diagnostic[]): readonly Difference[] {
  return diagnostics.flatMap((diagnostic): Difference[] => {
    const { code, at } = diagnostic;
    const isNew = severityOf(diagnostic) === 'error' && !SAME_AS_MDBOOK.includes(code);
    const topic = TOPICS[code] ?? (isNew ? 'other-error' : undefined);
    return topic === undefined ? [] : [{ topic, text: messageOf(diagnostic), at }];
  });
}
