// Renders diagnostics in the requested format.
import { renderGithub } from './github-report.ts';
import { type JsonReport, renderJson } from './json-report.ts';
import type { ExplainCode, ReportSource, ReportTool } from './report-source.ts';
import { renderSarif } from './sarif-report.ts';
import { type TerminalStyle, renderTerminal } from './human-report.ts';

/** `human` for people; the others for programs: our JSON, GitHub's workflow commands, SARIF 2.1.0. */
export const reportFormats = ['human', 'json', 'github', 'sarif'] as const;

export type ReportFormat = (typeof reportFormats)[number];

export interface Report extends ReportSource {
  readonly tool: ReportTool;
  /** Only for SARIF. */
  readonly explain: ExplainCode;
  /** What the command did; only in JSON. */
  readonly result?: JsonReport['result'];
}

/** A report in one of the formats; ends with a line end unless it is empty. */
export function renderReport(report: Report, format: ReportFormat, style: TerminalStyle): string {
  switch (format) {
    case 'human':
      return renderTerminal(report, style);
    case 'json':
      return renderJson(report, report.tool, report.result);
    case 'github':
      return renderGithub(report);
    case 'sarif':
      return renderSarif(report, report.tool, report.explain);
  }
}
