// Live updates: tells every tab about finished rebuilds over its WebSocket.
import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { WebSocket, WebSocketServer } from 'ws';
import type { Change, ServedFile } from '../site.ts';
import { type TabUpdate, type TabPage, updateByContent, updateFor, tabPage } from './relevant-changes.ts';
import { createHistory, together } from './history.ts';
import { PROTOCOL, type Version, parseTabMessage, parseVersion, renderVersion } from './message.ts';
import { type Tab, createTab } from './browser-tab.ts';
import { type TabsOptions, createTabs } from './browser-tabs.ts';

/** All open tabs. */
export interface Live {
  /** Takes over a connection that asked to be a WebSocket and was found to be allowed. */
  readonly accept: (request: IncomingMessage, socket: Duplex, head: Buffer) => Promise<void>;
  /** Tells the tabs what changed; the site has been replaced already. */
  readonly publish: (change: Change) => void;
  /** How a page that is made from now's site is told what it is: it may be sent when a later site is there. */
  readonly versionNow: () => (file: ServedFile) => string;
  readonly close: () => void;
}

export interface LiveOptions extends TabsOptions {
  /** Told of faults of ours; the tab is closed and comes back. */
  readonly onFault: (fault: unknown) => void;
}

export function createLive(options: LiveOptions): Live {
  const boot = randomBytes(6).toString('hex');
  const history = createHistory();
  const tabs = createTabs(options);
  const versionNow = (): ((page: string) => string) => {
    const now = { boot, sequence: history.sequence(), shared: options.site().shared };
    return (page) => renderVersion({ ...now, page });
  };

  const sinceVersion = async (had: Version, page: TabPage): Promise<TabUpdate> => {
    const missed = had.boot === boot ? history.since(had.sequence) : undefined;
    return missed === undefined
      ? updateByContent(had, page, options.site())
      : updateFor(missed, page, options.site());
  };

  const hear = async (tab: Tab, text: string): Promise<void> => {
    const said = parseTabMessage(text);
    if (said === undefined) {
      tab.end('misused');
      return;
    }
    const page = tabPage(options.site(), said.path);
    tabs.show(tab, page);
    const had = parseVersion(said.version);
    // A rebuild that ends while contents are compared tells this tab by itself.
    const update = had === undefined ? undefined : await sinceVersion(had, page);
    tabs.greet(tab, versionNow()(''));
    tabs.tell(tab, update ?? { kind: 'nothing' }, versionNow()(''));
  };

  return {
    accept: createAccept((socket) => {
      tabs.add(joinTab(socket, { hear, left: tabs.remove, onFault: options.onFault }));
    }),
    publish: (change) => {
      history.record(change);
      tabs.tellAll(together([change]), versionNow()(''));
    },
    versionNow: () => {
      const version = versionNow();
      return (file) => version(file.hash);
    },
    close: tabs.close,
  };
}

interface TabUse {
  readonly hear: (tab: Tab, text: string) => Promise<void>;
  readonly left: (tab: Tab) => void;
  readonly onFault: (fault: unknown) => void;
}

function joinTab(socket: WebSocket, { hear, left, onFault }: TabUse): Tab {
  const tab = createTab(socket, {
    hear: (text) => {
      hear(tab, text).catch((fault: unknown) => {
        onFault(fault);
        tab.end('leaving');
      });
    },
    left: () => {
      left(tab);
    },
  });
  return tab;
}

/** Small, since tabs say little: a message, its fragments and what is kept of it are bounded (CVE-2026-48779). */
const socketLimits = {
  noServer: true,
  clientTracking: false,
  perMessageDeflate: false,
  maxPayload: 16 * 1024,
  maxFragments: 16,
  maxBufferedChunks: 64,
  handleProtocols: (offered: Set<string>): string | false => (offered.has(PROTOCOL) ? PROTOCOL : false),
};

/** Loads the library when the first tab comes: the first page must not wait for it. */
function createAccept(join: (socket: WebSocket) => void): Live['accept'] {
  let loaded: Promise<WebSocketServer> | undefined;
  return async (request, socket, head) => {
    loaded ??= import('ws').then(({ WebSocketServer }) => new WebSocketServer(socketLimits));
    (await loaded).handleUpgrade(request, socket, head, join);
  };
}
