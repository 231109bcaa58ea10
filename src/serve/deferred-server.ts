// A server that starts with its first site.
import { resolve } from 'node:path';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { BookPath } from '../core/path.ts';
import type { ListenOptions } from './listen.ts';
import { type RunningServer, startServer } from './server.ts';
import type { Change, ServedSite } from './site.ts';

export interface DeferredServerOptions extends ListenOptions {
  /** Host names that requests may ask for, besides the server's own. */
  readonly allowedHosts?: readonly string[];
  /** The book's root, absolute. */
  readonly root: string;
  /** The author's editor from the environment; absent for no links. */
  readonly editor?: string;
  /** How the author starts the program, for hints; absent for its bare name. */
  readonly program?: string;
  /** Creates the file of a missing chapter, which the author asked for. */
  readonly createChapter?: (path: BookPath) => void;
  /** Called once, when the first page can be requested. */
  readonly onListening: (urls: readonly string[]) => void;
  /** Called if nothing can be served, because the port is taken. */
  readonly onRefused: (diagnostic: Diagnostic) => void;
  readonly onFault: (fault: unknown) => void;
}

export interface DeferredServer {
  readonly put: (site: ServedSite, change: Change) => void;
  readonly close: () => Promise<void>;
}

export function createDeferredServer(options: DeferredServerOptions): DeferredServer {
  let started: Promise<RunningServer | undefined> | undefined;
  const start = async (site: ServedSite): Promise<RunningServer | undefined> => {
    const absolutePath = (path: BookPath): string => resolve(options.root, path);
    const answer = await startServer({ ...options, site, absolutePath });
    if (answer.kind === 'started') options.onListening(answer.server.urls);
    else options.onRefused(answer.diagnostic);
    return answer.kind === 'started' ? answer.server : undefined;
  };
  return {
    put: (site, change) => {
      const before = started;
      if (before === undefined) started = start(site);
      else before.then((server) => server?.update(site, change)).catch(options.onFault);
      started?.catch(options.onFault);
    },
    close: async () => {
      await (await started)?.close();
    },
  };
}
