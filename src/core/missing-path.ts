// The file that a diagnostic misses.
import type { Diagnostic, DiagnosticArgs, DiagnosticCode, Location } from './diagnostic.ts';
import { type BookPath, bookPath, folderOf, resolveFrom } from './path.ts';

/**
 * Relative to the book's root; absent for a diagnostic about something else. The target of a link is taken from the file that
 * the link is written in, or from the book's root when it begins with `/`.
 */
export const missingPathOf = ({ code, args, at }: Diagnostic): BookPath | undefined =>
  (finders[code] as Find<Diagnostic['args']> | undefined)?.(args, at);

type Find<Args> = (args: Args, at?: Location) => BookPath | undefined;

const byPath: Find<{ readonly path: string }> = ({ path }) => bookPath(path);

const byTarget: Find<{ readonly target: string }> = ({ target }, at) => {
  const path = decoded(target.replace(/[?#].*$/s, '')).replace(/^\/+/, '');
  return resolveFrom(folderOf(at?.file ?? bookPath('')), path);
};

const finders: { readonly [Code in DiagnosticCode]?: Find<DiagnosticArgs[Code]> } = {
  'include/not-found': byPath,
  'summary/no-such-chapter': byPath,
  'summary/missing': byPath,
  'file/unreadable': ({ path, why }) => (why === 'missing' ? bookPath(path) : undefined),
  'link/no-such-page': byTarget,
  'link/no-such-file': byTarget,
};

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
