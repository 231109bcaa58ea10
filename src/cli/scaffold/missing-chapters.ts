// A SUMMARY.md -> the chapters that it names and that nobody has written yet.
import type { Diagnostic } from '../../core/diagnostic.ts';
import { hashBytes } from '../../core/hash.ts';
import { escapeHtml } from '../../core/escape-html.ts';
import { type BookPath, bookPath } from '../../core/path.ts';
import { writtenChapters } from '../../read/summary/outline.ts';
import { parseSummary } from '../../read/summary/parse-summary.ts';
import { inFolder } from './starter-files.ts';
import type { NewFile } from './new-file.ts';

export interface SummaryChapters {
  /** Every chapter, with its name as its heading, as mdBook makes it. Those that are there are to be kept. */
  readonly files: readonly NewFile[];
  /** What is wrong with SUMMARY.md. */
  readonly diagnostics: readonly Diagnostic[];
  readonly textOf: (path: BookPath) => string | undefined;
}

/** The chapter files that a SUMMARY.md in the folder `src` with that text asks for. */
export function summaryChapters(src: string, text: string): SummaryChapters {
  const summary = bookPath(inFolder(src, 'SUMMARY.md'));
  const source = { kind: 'file' as const, path: summary, text, hash: hashBytes(text) };
  const { value: outline, diagnostics } = parseSummary(source, { src: bookPath(src) });
  const files = Array.from(writtenChapters(outline.items), ({ chapter }) => ({
    path: chapter.source,
    content: `# ${escapeHtml(chapter.name)}\n`,
    whenThere: 'keep' as const,
  }));
  return { files, diagnostics, textOf: (path) => (path === summary ? text : undefined) };
}
