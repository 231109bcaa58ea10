// Parses request targets. The path is only ever looked up in the site, not opened.

/** `path` is decoded and begins with `/`; `query` keeps its `?` and is empty without one; `host` is set for the absolute form. */
export interface PathTarget {
  readonly kind: 'path';
  readonly path: string;
  readonly query: string;
  readonly host?: string;
}

/** `*` asks about the server itself (RFC 9112, 3.2.4); `bad` can't be a path of a site. */
export type Target = PathTarget | { readonly kind: 'server' } | { readonly kind: 'bad' };

const bad: Target = { kind: 'bad' };
const absoluteForm = /^https?:\/\/([^/?#]*)([^]*)$/i;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The path that a target means. Refused are a fragment (no browser sends one), a backslash, a NUL, a `.` or `..`
 * segment, and percent-encoding that is not UTF-8: each once led some server out of its folder.
 */
export function parseTarget(raw: string): Target {
  if (raw === '*') return { kind: 'server' };
  const absolute = absoluteForm.exec(raw);
  const rest = absolute === null ? raw : `/${(absolute[2] ?? '').replace(/^\//, '')}`;
  if (!rest.startsWith('/') || rest.includes('#')) return bad;
  const mark = rest.indexOf('?');
  const path = decodePath(mark === -1 ? rest : rest.slice(0, mark));
  if (path === undefined || /[\0\\]/.test(path)) return bad;
  if (path.split('/').some((segment) => segment === '.' || segment === '..')) return bad;
  const query = mark === -1 ? '' : rest.slice(mark);
  return { kind: 'path', path, query, host: absolute === null ? undefined : (absolute[1] ?? '') };
}

/** The text that the percent-encoded bytes are in UTF-8; absent when they are not. */
function decodePath(raw: string): string | undefined {
  if (/%(?![0-9a-f]{2})/i.test(raw)) return undefined;
  const bytes = raw.replace(/%(..)/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  try {
    return utf8.decode(Buffer.from(bytes, 'latin1'));
  } catch {
    return undefined;
  }
}
