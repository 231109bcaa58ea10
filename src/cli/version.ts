// package.json -> what build-book calls itself.
import { readFileSync } from 'node:fs';
import type { ReportTool } from '../report/report-source.ts';

/** The program's name and version, read from its package when asked. */
export function programVersion(): ReportTool {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  const { name, version } = JSON.parse(text) as ReportTool;
  return { name, version };
}
