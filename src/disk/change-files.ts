// Applies changes to source files: all of them or none.
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { BookPath } from '../core/path.ts';
import { createFolder } from './create-folder.ts';
import { decodeSource } from './sources/decode-source.ts';

export interface SourceChange {
  readonly path: BookPath;
  /** Its text as it was read; absent for a new file. */
  readonly before: string | undefined;
  /** In order, not overlapping; offsets into `before`. */
  readonly edits: readonly {
    readonly span: { readonly start: number; readonly end: number };
    readonly text: string;
  }[];
  readonly movedTo?: BookPath;
}

/**
 * Why a change failed: the file was `changed` since it was read, the path is `taken`, or the disk `failed`. In the last
 * case earlier files may have been changed.
 */
export interface Clash {
  readonly path: BookPath;
  readonly why: 'changed' | 'taken' | 'failed';
  readonly reason?: string;
}

interface Prepared {
  readonly from: string;
  readonly to: string;
  readonly text: string;
}

/**
 * Checks every file first, so that a clash leaves all of them unchanged. Keeps line endings and byte order marks. `root` is
 * absolute.
 */
export function changeFiles(root: string, changes: readonly SourceChange[]): readonly Clash[] {
  const prepared: Prepared[] = [];
  const clashes: Clash[] = [];
  for (const change of changes) {
    const result = prepare(root, change);
    if ('why' in result) clashes.push(result);
    else prepared.push(result);
  }
  if (clashes.length > 0) return clashes;
  for (const [i, each] of prepared.entries()) {
    const path = changes[i]?.path;
    const reason = put(each);
    if (reason !== undefined && path !== undefined) return [{ path, why: 'failed', reason }];
  }
  return [];
}

function prepare(root: string, { path, before, edits, movedTo }: SourceChange): Prepared | Clash {
  const from = resolve(root, path);
  const to = resolve(root, movedTo ?? path);
  if ((before === undefined || movedTo !== undefined) && isTaken(to, from))
    return { path: movedTo ?? path, why: 'taken' };
  if (before === undefined) return { from: to, to, text: edits.map(({ text }) => text).join('') };
  const raw = rawText(from);
  if (raw === undefined || raw.text !== before) return { path, why: 'changed' };
  return { from, to, text: editRaw(raw.raw, edits) };
}

/** On a case-insensitive file system, another case of a file's own name is not taken. */
function isTaken(to: string, from: string): boolean {
  const there = statSync(to, { throwIfNoEntry: false });
  if (there === undefined) return false;
  const own = statSync(from, { throwIfNoEntry: false });
  return to === from || own === undefined || own.ino !== there.ino || own.dev !== there.dev;
}

function rawText(path: string): { readonly raw: string; readonly text: string } | undefined {
  try {
    const bytes = readFileSync(path);
    const decoded = decodeSource(bytes);
    return decoded.kind === 'text' ? { raw: bytes.toString('utf8'), text: decoded.text } : undefined;
  } catch {
    return undefined;
  }
}

/** Applies edits to a text with its original line endings and byte order mark, which shift the offsets. */
function editRaw(raw: string, edits: SourceChange['edits']): string {
  const eol = raw.includes('\r\n') ? '\r\n' : '\n';
  const parts: string[] = [];
  let rawAt = raw.startsWith('\uFEFF') ? 1 : 0;
  let at = 0;
  const advance = (to: number): void => {
    for (; at < to; at++) rawAt += raw.startsWith('\r\n', rawAt) ? 2 : 1;
  };
  let copied = 0;
  for (const { span, text } of edits) {
    advance(span.start);
    parts.push(raw.slice(copied, rawAt), text.replaceAll('\n', eol));
    advance(span.end);
    copied = rawAt;
  }
  return parts.join('') + raw.slice(copied);
}

/** Writes a temporary file first, so that a full disk doesn't destroy the chapter. Returns why it failed. */
function put({ from, to, text }: Prepared): string | undefined {
  const temporary = join(dirname(to), `.${basename(to)}.${String(process.pid)}.new`);
  try {
    createFolder(dirname(to));
    const mode = statSync(from, { throwIfNoEntry: false })?.mode;
    writeFileSync(temporary, text, { flag: 'wx', mode });
    renameSync(temporary, to);
    if (from !== to && !isSameFile(from, to)) rmSync(from);
    return undefined;
  } catch (error) {
    rmSync(temporary, { force: true });
    return error instanceof Error ? error.message : String(error);
  }
}

function isSameFile(a: string, b: string): boolean {
  const [one, other] = [a, b].map((path) => statSync(path, { throwIfNoEntry: false }));
  return one !== undefined && other !== undefined && one.ino === other.ino && one.dev === other.dev;
}
