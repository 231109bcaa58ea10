// Renders the site's stale files and writes them to disk, a few at a time.
import { type Diagnostic, diagnose } from '../../core/diagnostic.ts';
import type { Hash } from '../../core/hash.ts';
import type { OutputFile } from '../../core/output-file.ts';
import type { UrlPath } from '../../core/path.ts';
import { createPause } from '../../core/time-slices.ts';
import { type Fault, isFault } from './write-error.ts';
import { type PutResult, putFile, type PutContext } from './put-file.ts';

export interface RenderedResult {
  readonly put: PutResult;
  readonly stamp: Hash;
  /** From rendering the content. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Files rendered at once: enough to keep disk and processor busy, few enough for memory. */
const AT_ONCE = 8;

/**
 * Pages come after what they need. Results are in the order of `files`; after one that the disk failed at, further files
 * are not tried and have none.
 */
export async function makeFiles(
  files: readonly OutputFile[],
  context: PutContext,
): Promise<ReadonlyMap<UrlPath, RenderedResult>> {
  const results = new Map<OutputFile, RenderedResult>();
  const diskFaults: Fault[] = [];
  // Writing is synchronous: without a pause, Ctrl-C and results of threads would wait until all files are written.
  const pause = createPause(() => true);
  const makeFile = async (file: OutputFile): Promise<void> => {
    if (diskFaults.length > 0) return;
    // Before the content: a source that changes in between is noticed by the next build.
    const { stamp } = file;
    const { value, diagnostics } = await file.content();
    const put = await putFile(context, file.url, value);
    // Others were under way when the disk failed, and have failed too: one report says all.
    if (isFault(put) && put.ofDisk && diskFaults.push(put) > 1) return;
    results.set(file, { put, stamp, diagnostics });
    await pause();
  };
  const pages = files.filter(isPage);
  const rest = files.filter((file) => !isPage(file));
  await eachBounded(rest, AT_ONCE, makeFile);
  await eachBounded(pages, AT_ONCE, makeFile);
  const inOrder = new Map<UrlPath, RenderedResult>();
  for (const file of files) {
    const made = results.get(file);
    if (made !== undefined) inOrder.set(file.url, made);
  }
  return inOrder;
}

/** Calls `action` for each item in order, `limit` at a time. When one rejects, no more are started; rejects with the first error. */
async function eachBounded<T>(
  items: readonly T[],
  limit: number,
  action: (item: T) => Promise<void>,
): Promise<void> {
  const queue = items.values();
  let isOver = false;
  const work = async (): Promise<void> => {
    for (const item of queue) {
      if (isOver) return;
      try {
        await action(item);
      } catch (error) {
        isOver = true;
        throw error;
      }
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: limit }, work));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

const isPage = ({ url }: OutputFile): boolean => url.endsWith('.html');

/** The diagnostics of a file; `path` is its path as shown to people. */
export function diagnosticsOf(path: string, { put, diagnostics }: RenderedResult): readonly Diagnostic[] {
  if (put.kind === 'foreign') return [...diagnostics, diagnose('file/foreign-kept', { path })];
  if (put.kind === 'unreadable') {
    const { path: file, why } = put.source;
    return [...diagnostics, diagnose('file/unreadable', { path: file, why })];
  }
  if (!isFault(put)) return diagnostics;
  return [...diagnostics, diagnose('file/write-failed', { path, reason: put.reason })];
}
