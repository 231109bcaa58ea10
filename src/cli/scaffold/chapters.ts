// Lists existing chapters in a SUMMARY.md, and the chapters that a SUMMARY.md is missing.
import { readFileSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Diagnostic } from '../../core/diagnostic.ts';
import { hashBytes } from '../../core/hash.ts';
import { type BookPath, bookPath } from '../../core/path.ts';
import { writtenAddress } from '../../read/summary/chapter-target.ts';
import {
  isCreatable,
  missingChapters,
  newChapterText,
  noSuchChapter,
} from '../../read/summary/missing-chapters.ts';
import { parseSummary } from '../../read/summary/parse-summary.ts';
import { respellChapters } from '../../read/summary/respell-chapters.ts';
import { diskFiles } from '../../disk/sources/disk-files.ts';
import { createStatCache } from '../../disk/sources/stat-cache.ts';
import { inFolder } from './starter-files.ts';
import type { NewFile } from './new-file.ts';

export interface SummaryChapters {
  /** Every missing chapter with its title as its heading, as mdBook creates it. */
  readonly files: readonly NewFile[];
  /** The problems of SUMMARY.md. */
  readonly diagnostics: readonly Diagnostic[];
  readonly textOf: (path: BookPath) => string | undefined;
}

/** The chapter files that the SUMMARY.md of the book in `root` lists and that don't exist; `text` is that of SUMMARY.md. */
export function summaryChapters(root: string, src: BookPath, text: string): SummaryChapters {
  const summary = bookPath(inFolder(src, 'SUMMARY.md'));
  const source = { kind: 'file' as const, path: summary, text, hash: hashBytes(text) };
  const files = diskFiles(root, createStatCache());
  const { value: outline, diagnostics } = respellChapters(parseSummary(source, { src }), files, { src });
  const missing = missingChapters(outline, files);
  return {
    files: missing.filter(isCreatable).map((chapter) => ({
      path: chapter.source,
      content: newChapterText(chapter),
      ifExists: 'keep',
    })),
    diagnostics: [
      ...diagnostics,
      ...missing
        .filter((chapter) => !isCreatable(chapter))
        .map((chapter) => noSuchChapter(chapter, src, files)),
    ],
    textOf: (path) => (path === summary ? text : undefined),
  };
}

/** A SUMMARY.md for the Markdown files of a folder, by path, with a folder's README first; absent if there are none. */
export function listExisting(folder: string, excluded: readonly string[]): string | undefined {
  const isExcluded = (path: string): boolean => excluded.some((inner) => path.startsWith(`${inner}/`));
  const paths = markdownIn(folder)
    .filter((path) => !isExcluded(path))
    .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  if (paths.length === 0) return undefined;
  const lines = paths.map((path) => `- [${titleOf(join(folder, path), path)}](${writtenAddress(path)})`);
  return `# Summary\n\n${lines.join('\n')}\n`;
}

function markdownIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((path) => path.split(sep).join('/'))
      .filter((path) => /\.md$/i.test(path) && !/(?:^|\/)(?:\.|node_modules\/)/.test(path));
  } catch {
    // The folder does not exist yet, or cannot be read, which is reported when the files are created.
    return [];
  }
}

const orderOf = (path: string): string => path.replace(/(?:README|index)\.md$/i, '');

/** The first level-one heading, or else the file's name. */
function titleOf(file: string, path: string): string {
  const heading = /^# +(.+?)[ #]*$/m.exec(textOf(file))?.[1];
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/i, '');
  return (heading ?? name).replace(/[\\[\]]/g, '\\$&');
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // The build reports why a chapter cannot be read.
    return '';
  }
}
