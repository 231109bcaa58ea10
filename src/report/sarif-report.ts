// Renders diagnostics as SARIF 2.1.0, the format of code scanning: https://docs.oasis-open.org/sarif/sarif/v2.1.0/
import { messageOf, remedyOf, severityOf } from '../core/catalog.ts';
import type { Diagnostic, Severity } from '../core/diagnostic.ts';
import { type BookPath, bookPath } from '../core/path.ts';
import { type Positions, createPositions } from './position.ts';
import {
  type ExplainCode,
  type ReportSource,
  type ReportTool,
  publishedSection,
  shownPath,
} from './report-source.ts';
import { consequencesText, foldConsequences } from './consequences.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

const levels = { error: 'error', warning: 'warning', notice: 'note' } as const satisfies Record<
  Severity,
  string
>;

/** A log with one run. Only rules that have results are listed; columns are in code points, as everywhere. */
export function renderSarif(source: ReportSource, tool: ReportTool, explain: ExplainCode): string {
  const positions = createPositions(source.textOf);
  const { visible: diagnostics, consequencesOf } = foldConsequences(source.diagnostics);
  const rules = [...new Set(diagnostics.map(({ code }) => code))].toSorted();
  const log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: driverOf(tool, rules, explain) },
        columnKind: 'unicodeCodePoints',
        results: diagnostics.map((diagnostic) => ({
          ruleId: diagnostic.code,
          ruleIndex: rules.indexOf(diagnostic.code),
          level: levels[severityOf(diagnostic)],
          message: { text: sentences(diagnostic, consequencesOf(diagnostic)) },
          ...locationsOf(diagnostic, positions, source.from),
        })),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

/** The program (3.19); its addresses are absent until the guide is published. */
function driverOf(
  { name, version, homepage }: ReportTool,
  rules: readonly string[],
  explain: ExplainCode,
): unknown {
  return {
    name,
    version,
    informationUri: homepage,
    rules: rules.map((id) => ({
      ...ruleOf(id, explain(id)),
      helpUri: homepage === undefined ? undefined : publishedSection(homepage, id),
    })),
  };
}

/** A rule with its section of the guide as help (3.49.11 to 3.49.13); only its id when the guide is missing. */
function ruleOf(id: string, section: string | undefined): object {
  if (section === undefined) return { id };
  const example = /^> \*\*\w+:\*\* (.*?)(?: \\)?$/m.exec(section)?.[1];
  return {
    id,
    shortDescription: { text: `${id}: for example, ${example ?? id}` },
    help: { text: section, markdown: section },
  };
}

/** Braces are placeholders in SARIF's messages (3.11.5), and `[a](b)` is a link (3.11.6): both are escaped. */
function sentences(diagnostic: Diagnostic, consequences: readonly Diagnostic[]): string {
  const remedy = remedyOf(diagnostic);
  const more = [...(remedy === undefined ? [] : [`help: ${remedy}`]), ...consequencesText(consequences)];
  return [messageOf(diagnostic), ...more.map((text) => `(${text})`)]
    .join(' ')
    .replace(/\[(?=[^\]]*\]\()/g, '\\[')
    .replaceAll('{', '{{')
    .replaceAll('}', '}}');
}

/** Percent-encoded, relative to the root of what is scanned. */
const uriOf = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

function locationsOf(
  { at }: Diagnostic,
  positions: Positions,
  from: string,
): { readonly locations: unknown[] } {
  // GitHub rejects the whole log if one result has no location; those without one are about the settings.
  if (at === undefined)
    return { locations: [{ physicalLocation: { artifactLocation: placeOf(from, SETTINGS) } }] };
  const range = positions.rangeOf(at);
  const region = range && {
    startLine: range.start.line,
    startColumn: range.start.column,
    endLine: range.end.line,
    endColumn: range.end.column,
  };
  const artifactLocation = placeOf(from, at.file);
  return { locations: [{ physicalLocation: { artifactLocation, region } }] };
}

const SETTINGS = bookPath('book.toml');

const placeOf = (from: string, file: BookPath): { readonly uri: string; readonly uriBaseId: string } => ({
  uri: uriOf(shownPath(from, file)),
  uriBaseId: '%SRCROOT%',
});
