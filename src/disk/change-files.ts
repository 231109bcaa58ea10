// Changes to sources that somebody has decided on -> the files changed, all of them or none.
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { BookPath } from '../core/path.ts';
import { decodeSource } from './sources/decode-source.ts';

export interface SourceChange {
  readonly path: BookPath;
  /** Its text as it was read; absent for a file that is to be made. */
  readonly before: string | undefined;
  /** In order, not overlapping; offsets into `before`. */
  readonly edits: readonly {
    readonly span: { readonly start: number; readonly end: number };
    readonly text: string;
  }[];
  readonly movedTo?: BookPath;
}

/**
 * Why a change cannot be made: `changed` since it was read, `taken` by another file, `failed` on the disk. In the last
 * case files before it may have been changed.
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
 * Looks at every file first, so that a clash leaves all as they were. Line ends and a byte order mark stay as each file
 * has them. `root` is absolute.
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

/** On a file system that forgives case, a new spelling of a file's own name is not taken. */
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

/** Does the edits in a text with its own line ends and byte order mark, whose offsets differ from those of the edits. */
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

/** Into a new file beside it first, so that a full disk does not cost the chapter. Answers why it failed. */
function put({ from, to, text }: Prepared): string | undefined {
  const temporary = join(dirname(to), `.${basename(to)}.${String(process.pid)}.new`);
  try {
    mkdirSync(dirname(to), { recursive: true });
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
