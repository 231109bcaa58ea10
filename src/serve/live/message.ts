// JSON messages between the server and the live client, `templates/js/live/`.
import type { Severity } from '../../core/diagnostic.ts';

/** The subprotocol of our client. mdBook's own client names none, and understands only the word `reload`. */
export const PROTOCOL = 'build-book';

/** What a page is: the server that sent it, the changes it had seen, what all pages share, and the page's own hash. */
export interface Version {
  readonly boot: string;
  readonly sequence: number;
  readonly shared: string;
  readonly page: string;
}

/** `boot.sequence.shared.page`: none of them has a dot in it. */
export const renderVersion = (version: Version): string =>
  [version.boot, version.sequence, version.shared, version.page].join('.');

/** The version that a tab says it has; absent when it does not know or says what no server sent. */
export function parseVersion(text: string | undefined): Version | undefined {
  const match = /^([\w-]+)\.(\d{1,15})\.([\w-]*)\.([\w-]*)$/.exec(text ?? '');
  if (match === null) return undefined;
  const [boot = '', sequence = '', shared = '', page = ''] = match.slice(1);
  return { boot, sequence: Number(sequence), shared, page };
}

/** A tab says which page it shows, when it begins, returns or has nothing heard for long. */
export interface TabMessage {
  /** The path of its address, percent-encoded. */
  readonly path: string;
  readonly version?: string;
}

/** What a tab sent; absent when it is nothing that our client says. */
export function parseTabMessage(text: string): TabMessage | undefined {
  try {
    const data: unknown = JSON.parse(text);
    if (typeof data !== 'object' || data === null || !('path' in data)) return undefined;
    const { path } = data;
    const version = 'version' in data ? data.version : undefined;
    if (typeof path !== 'string') return undefined;
    return typeof version === 'string' ? { path, version } : { path };
  } catch {
    return undefined;
  }
}

/** A diagnostic as the panel shows it. */
export interface ShownDiagnostic {
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
  readonly help?: string;
  /** `src/a.md:3:5`; absent when no file is to blame. */
  readonly place?: string;
  /** Opens the place in the author's editor; absent when that is not known. */
  readonly link?: string;
  /** The lines with carets under them. */
  readonly frame?: string;
}

/** What is wrong, as far as the tab's page is concerned. `counts` has all of it, `list` the first ones. */
export interface Panel {
  readonly counts: Readonly<Record<Severity, number>>;
  readonly list: readonly ShownDiagnostic[];
}

/** What a page without mistakes shows: nothing. */
export const emptyPanel: Panel = { counts: { error: 0, warning: 0, notice: 0 }, list: [] };

/** What the server tells a tab; `version` is the tab's new one, but for the hash of a page that it has yet to fetch. */
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
