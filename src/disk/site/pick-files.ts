// Picks the files of a site that can coexist in one folder, and reports the others.
import { type Diagnostic, diagnose, type Outcome } from '../../core/diagnostic.ts';
import type { OutputFile, Site } from '../../core/output-file.ts';
import type { UrlPath } from '../../core/path.ts';
import { foldName } from '../sources/exact-case.ts';
import { LOCK } from './lock.ts';
import { isSafe, MANIFEST } from './site-manifest.ts';
import { foldersOf } from './plan.ts';

/** Whether the file system ignores the case of names. Called only if the site has names that differ only in case. */
export type IgnoresCase = () => boolean;

/**
 * Of two files with one path, the first stays. So it does if the path of one is a folder of the other, and if the paths
 * differ only in case and the file system ignores it. Elsewhere such paths only cause a warning, since both files can exist.
 */
export function pickFiles(site: Site, isForgiving: IgnoresCase): Outcome<readonly OutputFile[]> {
  const taken: Taken = { files: new Map(), folders: new Map() };
  const diagnostics: Diagnostic[] = [];
  const picked: OutputFile[] = [];
  const reported = new Set<string>();
  /** A page and its copies, as Markdown or compressed, are one problem. */
  const report = (diagnostic: Diagnostic, first: OutputFile, second: OutputFile): void => {
    const cause = JSON.stringify([diagnostic.code, first.by, second.by]);
    if (!reported.has(cause)) diagnostics.push(diagnostic);
    reported.add(cause);
  };
  for (const file of site.values()) {
    const found = isSafe(file.url) && !isReserved(file.url) ? findClash(taken, file.url) : 'unsafe';
    if (found === 'unsafe') {
      diagnostics.push(
        diagnose('file/write-failed', { path: file.url, reason: 'a site can’t have a file there' }),
      );
      continue;
    }
    if (found !== undefined && isTwin(found, file) && !isForgiving()) {
      const args = { url: file.url, other: found.url };
      report(diagnose('file/output-case', args, file.at ?? found.at), found, file);
    } else if (found !== undefined) {
      const by = [found.by, file.by];
      report(diagnose('file/output-collision', { url: file.url, by }, file.at ?? found.at), found, file);
      continue;
    }
    note(taken, file);
    picked.push(file);
  }
  return { value: picked, diagnostics };
}

/** Both by folded path; a folder by the first file in it. */
interface Taken {
  readonly files: Map<string, OutputFile>;
  readonly folders: Map<string, OutputFile>;
}

const isReserved = (url: UrlPath): boolean => url === MANIFEST || url === LOCK || url.startsWith(`${LOCK}/`);

const isTwin = (a: OutputFile, b: OutputFile): boolean => foldName(a.url) === foldName(b.url);

function findClash({ files, folders }: Taken, url: UrlPath): OutputFile | undefined {
  const fold = foldName(url);
  return files.get(fold) ?? folders.get(fold) ?? firstOf(foldersOf(url), files);
}

function firstOf(names: readonly string[], files: ReadonlyMap<string, OutputFile>): OutputFile | undefined {
  const name = names.find((folder) => files.has(folder));
  return name === undefined ? undefined : files.get(name);
}

function note({ files, folders }: Taken, file: OutputFile): void {
  files.set(foldName(file.url), file);
  for (const folder of foldersOf(file.url)) if (!folders.has(folder)) folders.set(folder, file);
}
