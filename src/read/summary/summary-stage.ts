// The memoized stage that parses SUMMARY.md into an outline, before anything is hidden.
import type { Outcome } from '../../core/diagnostic.ts';
import type { SourceFile } from '../../core/source.ts';
import type { Stage, StageRun } from '../../memo/stage.ts';
import type { SummaryOptions } from './chapter-target.ts';
import type { Outline } from './outline.ts';

export interface SummaryInput {
  readonly source: SourceFile;
  readonly options: SummaryOptions;
}

export const summaryStage: Stage<SummaryInput, Outcome<Outline>, null> = {
  name: 'summary',
  keepHeavy: false,
  load: async (): Promise<StageRun<SummaryInput, Outcome<Outline>, null>> => {
    const { parseSummary } = await import('./parse-summary.ts');
    return ({ source, options }) => ({ light: parseSummary(source, options), heavy: null });
  },
};
