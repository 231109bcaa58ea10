// Live updates over WebSocket: notifies every tab of finished rebuilds.
import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { WebSocket, WebSocketServer } from 'ws';
import type { BookPath } from '../../core/path.ts';
import type { Change, ServedFile } from '../site.ts';
import { type TabUpdate, type TabPage, updateByContent, updateFor, tabPage } from './relevant-changes.ts';
import { isFromThisMachine } from '../http/guard.ts';
import { createHistory, combine } from './history.ts';
import { PROTOCOL, type Version, parseTabMessage, parseVersion, renderVersion } from './message.ts';
import { type Tab, createTab } from './browser-tab.ts';
import { type TabsOptions, createTabs } from './browser-tabs.ts';

/** All open tabs. */
export interface Live {
  /** Accepts an upgrade request that has already been authorized. */
  readonly accept: (request: IncomingMessage, socket: Duplex, head: Buffer) => Promise<void>;
  /** Notifies the tabs of a change; the site must already be updated. */
  readonly publish: (change: Change) => void;
  /** Captures the current version for a page of the current site, which may be sent after the site has changed. */
  readonly versionNow: () => (file: ServedFile) => string;
  readonly close: () => void;
}

export interface LiveOptions extends TabsOptions {
  /** Creates the file of a missing chapter. Absent where nothing may be created. */
  readonly createChapter?: (path: BookPath) => void;
  /** Receives internal errors; the tab is closed and reconnects. */
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

  const updateSince = async (version: Version, page: TabPage): Promise<TabUpdate> => {
    const change = version.boot === boot ? history.changesAfter(version.sequence) : undefined;
    return change === undefined
      ? updateByContent(version, page, options.site())
      : updateFor(change, page, options.site());
  };

  const receive = async (tab: Tab, text: string): Promise<void> => {
    const message = parseTabMessage(text);
    if (message === undefined) {
      tab.close('misused');
      return;
    }
    if ('create' in message) {
      if (tab.mayCreate) options.createChapter?.(message.create);
      return;
    }
    const page = tabPage(options.site(), message.path);
    tabs.show(tab, page);
    const version = parseVersion(message.version);
    // If a rebuild finishes during the comparison, it notifies this tab itself.
    const update = version === undefined ? undefined : await updateSince(version, page);
    tabs.acknowledge(tab, versionNow()(''));
    tabs.send(tab, update ?? { kind: 'nothing' }, versionNow()(''));
  };

  return {
    accept: createAccept((socket, { headers, socket: { remoteAddress } }) => {
      const mayCreate = isFromThisMachine(headers, remoteAddress);
      tabs.add(joinTab(socket, { receive, mayCreate, onClose: tabs.remove, onFault: options.onFault }));
    }),
    publish: (change) => {
      history.record(change);
      tabs.broadcast(combine([change]), versionNow()(''));
    },
    versionNow: () => {
      const version = versionNow();
      return (file) => version(file.hash);
    },
    close: tabs.close,
  };
}

interface TabHandlers {
  readonly receive: (tab: Tab, text: string) => Promise<void>;
  readonly mayCreate: boolean;
  readonly onClose: (tab: Tab) => void;
  readonly onFault: (fault: unknown) => void;
}

function joinTab(socket: WebSocket, { receive, mayCreate, onClose, onFault }: TabHandlers): Tab {
  const tab = createTab(socket, {
    mayCreate,
    onMessage: (text) => {
      receive(tab, text).catch((fault: unknown) => {
        onFault(fault);
        tab.close('leaving');
      });
    },
    onClose: () => {
      onClose(tab);
    },
  });
  return tab;
}

/** Small, because tabs send little: bounds the message, its fragments and its buffers (CVE-2026-48779). */
const socketLimits = {
  noServer: true,
  clientTracking: false,
  perMessageDeflate: false,
  maxPayload: 16 * 1024,
  maxFragments: 16,
  maxBufferedChunks: 64,
  handleProtocols: (offered: Set<string>): string | false => (offered.has(PROTOCOL) ? PROTOCOL : false),
};

/** Loads the library when the first tab connects, because the first page must not wait for it. */
function createAccept(join: (socket: WebSocket, request: IncomingMessage) => void): Live['accept'] {
  let loaded: Promise<WebSocketServer> | undefined;
  return async (request, socket, head) => {
    loaded ??= import('ws').then(({ WebSocketServer }) => new WebSocketServer(socketLimits));
    (await loaded).handleUpgrade(request, socket, head, join);
  };
}
