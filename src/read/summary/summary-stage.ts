// The stage that reads SUMMARY.md: its text -> the outline that it draws, before anything is taken out.
import type { Outcome } from '../../core/diagnostic.ts';
import type { SourceFile } from '../../core/source.ts';
import type { Stage, StageRun } from '../../memo/stage.ts';
import type { SummaryOptions } from './chapter-target.ts';
import type { Outline } from './outline.ts';

/** All that an outline depends on. */
export interface SummaryInput {
  readonly source: SourceFile;
  readonly options: SummaryOptions;
}

/** Raise when SUMMARY.md would be read differently. */
const VERSION = 1;

export const summaryStage: Stage<SummaryInput, Outcome<Outline>, null> = {
  name: 'summary',
  version: VERSION,
  keepHeavy: 'none',
  load: async (): Promise<StageRun<SummaryInput, Outcome<Outline>, null>> => {
    const { parseSummary } = await import('./parse-summary.ts');
    return ({ source, options }) => ({ light: parseSummary(source, options), heavy: null });
  },
};
