// The one-page site of a book that can't be built: shows the errors, and reloads once the book is fixed.
import { messageOf, remedyOf, severityOf } from '../core/catalog.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import { hashBytes } from '../core/hash.ts';
import { type Words, wordOf } from '../core/words.ts';
import { escapeHtml } from '../core/escape-html.ts';
import { codeFrame } from '../report/code-frame.ts';
import { plainPaint } from '../report/severity-colors.ts';
import { type Positions, type TextOf, createPositions } from '../report/position.ts';
import { sortDiagnostics } from '../report/sort.ts';
import { typedCommands } from '../report/typed-commands.ts';
import type { ServedSite } from './site.ts';

export interface BrokenBook {
  readonly diagnostics: readonly Diagnostic[];
  readonly textOf: TextOf;
  readonly prefix: string;
  readonly words: Words;
  /** How the author starts the program: `npx build-book`. */
  readonly program: string;
}

/** Served while there is no site: every URL shows the errors and reloads once they are fixed. */
export function createErrorSite(book: BrokenBook): ServedSite {
  const { textOf, prefix, words } = book;
  const body = renderErrorPage(book);
  const hash = hashBytes(body);
  return {
    prefix,
    has: () => false,
    get: () => Promise.resolve(undefined),
    notFound: () => Promise.resolve({ body, hash, live: true }),
    shared: hash,
    policy: "default-src 'self'",
    unavailable: true,
    // The page itself shows the diagnostics; a panel would repeat them.
    diagnostics: [],
    mayCreate: () => false,
    words,
    textOf,
  };
}

/** The page. It has no styles, because its strict policy blocks them and the theme may be what is broken. */
function renderErrorPage({ diagnostics, textOf, words, program }: Omit<BrokenBook, 'prefix'>): string {
  const title = escapeHtml(wordOf(words, 'broken-book'));
  const positions = createPositions(textOf);
  const items = sortDiagnostics(diagnostics).map((diagnostic) =>
    item(diagnostic, positions, { words, program }),
  );
  return `<!DOCTYPE html>
<html lang="${words.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${escapeHtml(wordOf(words, 'broken-book-text'))}</p>
<ul>
${items.join('')}</ul>
</main>
</body>
</html>
`;
}

function item(
  diagnostic: Diagnostic,
  positions: Positions,
  { words, program }: Pick<BrokenBook, 'words' | 'program'>,
): string {
  const { at } = diagnostic;
  const severity = severityOf(diagnostic);
  const remedy = remedyOf(diagnostic);
  const help = remedy === undefined ? undefined : typedCommands(remedy, program);
  const start = at === undefined ? undefined : positions.rangeOf(at)?.start;
  const text = at === undefined ? undefined : positions.textOf(at.file);
  const place =
    at === undefined ? '' : at.file + (start === undefined ? '' : `:${start.line}:${start.column}`);
  const style = { paint: plainPaint, severity, width: 100 };
  const frame = at === undefined || text === undefined ? '' : codeFrame(text, at.span, style).text;
  return [
    `<li><p><strong>${escapeHtml(wordOf(words, severity))}</strong>: ${escapeHtml(messageOf(diagnostic))}</p>\n`,
    place === '' ? '' : `<p><code>${escapeHtml(place)}</code></p>\n`,
    frame === '' ? '' : `<pre>${escapeHtml(frame)}</pre>\n`,
    help === undefined ? '' : `<p>${escapeHtml(wordOf(words, 'help', { help }))}</p>\n`,
    '</li>\n',
  ].join('');
}
