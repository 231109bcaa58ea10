// JSON messages between the server and the live client, `templates/js/live/`.
import type { Severity } from '../../core/diagnostic.ts';
import { type BookPath, bookPath } from '../../core/path.ts';

/** Subprotocol of our client. mdBook's client sends none and understands only `reload`. */
export const PROTOCOL = 'build-book';

/** Version of a page: the server that sent it, the number of changes seen, shared files, and the page's own hash. */
export interface Version {
  readonly boot: string;
  readonly sequence: number;
  readonly shared: string;
  readonly page: string;
}

/** `boot.sequence.shared.page`; no part contains a dot. */
export const renderVersion = (version: Version): string =>
  [version.boot, version.sequence, version.shared, version.page].join('.');

/** Parses the version that a tab reports; absent if it is missing or malformed. */
export function parseVersion(text: string | undefined): Version | undefined {
  const match = /^([\w-]+)\.(\d{1,15})\.([\w-]*)\.([\w-]*)$/.exec(text ?? '');
  if (match === null) return undefined;
  const [boot = '', sequence = '', shared = '', page = ''] = match.slice(1);
  return { boot, sequence: Number(sequence), shared, page };
}

/** Sent by a tab on connecting, after sleep, and after a long silence. */
export interface TabMessage {
  /** Path of the page's URL, percent-encoded. */
  readonly path: string;
  readonly version?: string;
}

/** Parses a tab's message; absent if it isn't one of our client's. */
export function parseTabMessage(text: string): TabMessage | CreateMessage | undefined {
  try {
    const data: unknown = JSON.parse(text);
    if (typeof data !== 'object' || data === null) return undefined;
    if ('create' in data)
      return typeof data.create === 'string' ? { create: bookPath(data.create) } : undefined;
    if (!('path' in data)) return undefined;
    const { path } = data;
    const version = 'version' in data ? data.version : undefined;
    if (typeof path !== 'string') return undefined;
    return typeof version === 'string' ? { path, version } : { path };
  } catch {
    return undefined;
  }
}

/** Sent by a tab when the author asks for the file of a missing chapter. */
export interface CreateMessage {
  readonly create: BookPath;
}

/** A diagnostic as shown in the panel. */
export interface ShownDiagnostic {
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
  readonly help?: string;
  /** `src/a.md:3:5`; absent if the problem isn't in a file. */
  readonly place?: string;
  /** Opens the location in the author's editor; absent if the editor is unknown. */
  readonly link?: string;
  /** A missing chapter that the author may have created; absent for other problems. */
  readonly create?: BookPath;
  /** The source lines, underlined with carets. */
  readonly frame?: string;
}

/** Diagnostics relevant to the tab's page. `counts` covers all of them, `list` only the first ones. */
export interface Panel {
  readonly counts: Readonly<Record<Severity, number>>;
  readonly list: readonly ShownDiagnostic[];
}

/** The panel of a page without diagnostics. */
export const emptyPanel: Panel = { counts: { error: 0, warning: 0, notice: 0 }, list: [] };

/** A message to a tab. `version` is its new version, without the hash of a page that it has yet to fetch. */
export type ServerMessage =
  | { readonly kind: 'hello'; readonly version: string }
  | {
      readonly kind: 'update';
      readonly version: string;
      /** The tab's own page changed. */
      readonly page: boolean;
      /** Paths from the root of the host. */
      readonly assets: readonly string[];
      readonly contents?: string;
    }
  | { readonly kind: 'reload' }
  | { readonly kind: 'diagnostics'; readonly panel: Panel };
