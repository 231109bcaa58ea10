// Selects and formats the diagnostics for a page's panel.
import { messageOf, remedyOf, severityOf } from '../../core/catalog.ts';
import type { Diagnostic } from '../../core/diagnostic.ts';
import { type BookPath, type UrlPath, bookPath } from '../../core/path.ts';
import { codeFrame } from '../../report/code-frame.ts';
import { plainPaint } from '../../report/severity-colors.ts';
import { type Positions, createPositions } from '../../report/position.ts';
import { sortDiagnostics } from '../../report/sort.ts';
import { PROGRAM, typedCommands } from '../../report/typed-commands.ts';
import type { PageDiagnostic, ServedSite } from '../site.ts';
import { editorLink } from './editor-link.ts';
import { type Panel, type ShownDiagnostic, emptyPanel } from './message.ts';

/** How to open a location in an editor. */
export interface EditorOptions {
  /** Absolute path of a file of the book. */
  readonly absolutePath: (path: BookPath) => string;
  /** The author's editor from the environment; absent for no links. */
  readonly editor?: string;
  /** How the author starts the program; absent for its bare name. */
  readonly program?: string;
}

/** Maximum number of diagnostics shown on a page; the terminal has them all. */
const SHOWN = 20;
/** Columns of a code frame. */
const WIDTH = 100;
const order = { error: 0, warning: 1, notice: 2 } as const;

/** Creates panels, cached per site, page and kind of tab because hundreds of tabs may show the same page. */
export function createPanels(options: EditorOptions): {
  /** The panel as JSON. */
  readonly textOf: (site: ServedSite, page: UrlPath | undefined, mayCreate: boolean) => string;
} {
  const known = new WeakMap<ServedSite, Map<string, string>>();
  return {
    textOf: (site, page, mayCreate) => {
      const texts = known.get(site) ?? new Map<string, string>();
      known.set(site, texts);
      const key = `${String(mayCreate)} ${page ?? ''}`;
      const text = texts.get(key) ?? JSON.stringify(panelOf(site, page, { ...options, mayCreate }));
      texts.set(key, text);
      return text;
    },
  };
}

interface PanelOptions extends EditorOptions {
  /** Whether the reader may have missing chapters created. */
  readonly mayCreate: boolean;
}

/** All errors of the book, and other diagnostics about this page or about no page in particular. */
function panelOf(site: ServedSite, page: UrlPath | undefined, options: PanelOptions): Panel {
  const concerned = site.diagnostics
    .filter((entry) => concerns(entry, page))
    .map(({ diagnostic }) => diagnostic);
  const own = new Set(
    site.diagnostics.filter(({ pages }) => isOf(pages, page)).map((entry) => entry.diagnostic),
  );
  const sorted = sortDiagnostics(concerned).toSorted(
    (a, b) => Number(own.has(b)) - Number(own.has(a)) || order[severityOf(a)] - order[severityOf(b)],
  );
  const positions = createPositions(site.textOf);
  const list = sorted.slice(0, SHOWN).map((diagnostic) => ({
    ...shown(diagnostic, positions, options),
    ...(options.mayCreate ? createOf(diagnostic, site) : {}),
  }));
  const counts = { ...emptyPanel.counts };
  for (const diagnostic of concerned) counts[severityOf(diagnostic)]++;
  return { counts, list };
}

const isOf = (pages: PageDiagnostic['pages'], page: UrlPath | undefined): boolean =>
  page !== undefined && pages?.includes(page) === true;

const concerns = ({ diagnostic, pages }: PageDiagnostic, page: UrlPath | undefined): boolean =>
  pages === undefined || severityOf(diagnostic) === 'error' || isOf(pages, page);

function shown(diagnostic: Diagnostic, positions: Positions, options: EditorOptions): ShownDiagnostic {
  const help = remedyOf(diagnostic);
  return {
    severity: severityOf(diagnostic),
    code: diagnostic.code,
    message: messageOf(diagnostic),
    help: help === undefined ? undefined : typedCommands(help, options.program ?? PROGRAM),
    ...placeOf(diagnostic, positions, options),
  };
}

/** A missing chapter that the author may have created. */
function createOf(diagnostic: Diagnostic, { mayCreate }: ServedSite): Pick<ShownDiagnostic, 'create'> {
  if (diagnostic.code !== 'summary/no-such-chapter') return {};
  const path = bookPath(diagnostic.args.path);
  return mayCreate(path) ? { create: path } : {};
}

function placeOf(
  diagnostic: Diagnostic,
  positions: Positions,
  { absolutePath, editor }: EditorOptions,
): Pick<ShownDiagnostic, 'place' | 'link' | 'frame'> {
  const { at } = diagnostic;
  if (at === undefined) return {};
  const range = positions.rangeOf(at);
  const text = positions.textOf(at.file);
  const { line, column } = range?.start ?? { line: 1, column: 1 };
  const link = editorLink(editor, { path: absolutePath(at.file), line, column });
  if (range === undefined || text === undefined) return { place: at.file, link };
  const style = { paint: plainPaint, severity: severityOf(diagnostic), width: WIDTH };
  return { place: `${at.file}:${line}:${column}`, link, frame: codeFrame(text, at.span, style).text };
}
