// Sends each open tab the messages that are relevant to it.
import { type UrlPath, encodePath } from '../../core/path.ts';
import type { ServedSite } from '../site.ts';
import { type TabUpdate, type TabPage, updateFor } from './relevant-changes.ts';
import type { CombinedChange } from './history.ts';
import { type ServerMessage, emptyPanel } from './message.ts';
import { type EditorOptions, createPanels } from './panel.ts';
import type { Tab } from './browser-tab.ts';

export interface TabsOptions extends EditorOptions {
  /** Returns the current site. */
  readonly site: () => ServedSite;
  /** Interval between pings in milliseconds. A tab that hasn't answered the previous one is dropped. */
  readonly pingEvery: number;
}

export interface Tabs {
  readonly add: (tab: Tab) => void;
  readonly remove: (tab: Tab) => void;
  /** Records which page a tab shows. */
  readonly show: (tab: Tab, page: TabPage) => void;
  /** Acknowledges a tab's message with the current version. */
  readonly acknowledge: (tab: Tab, version: string) => void;
  /** Sends one tab an update, and its page's diagnostics if they changed. */
  readonly send: (tab: Tab, update: TabUpdate, version: string) => void;
  /** Sends every tab the changes that are relevant to it. */
  readonly broadcast: (change: CombinedChange, version: string) => void;
  readonly close: () => void;
}

interface TabState {
  /** Absent until the tab has reported it. */
  readonly page?: TabPage;
  /** JSON of the last panel sent. */
  readonly panel: string;
}

const noPanel = JSON.stringify(emptyPanel);

export function createTabs(options: TabsOptions): Tabs {
  const states = new Map<Tab, TabState>();
  const panels = createPanels(options);
  const timer = setInterval(() => {
    for (const tab of states.keys()) tab.ping();
  }, options.pingEvery);

  const send: Tabs['send'] = (tab, update, version) => {
    const state = states.get(tab);
    if (state === undefined) return;
    const site = options.site();
    const message = messageFor(update, site.prefix, version);
    if (message !== undefined) tab.send(JSON.stringify(message));
    const panel = panels.textOf(site, state.page?.url, tab.mayCreate);
    if (panel !== state.panel) tab.send(`{"kind":"diagnostics","panel":${panel}}`);
    states.set(tab, { ...state, panel });
  };

  return {
    add: (tab) => states.set(tab, { panel: noPanel }),
    remove: (tab) => states.delete(tab),
    show: (tab, page) => {
      const state = states.get(tab);
      if (state !== undefined) states.set(tab, { ...state, page });
    },
    acknowledge: (tab, version) => {
      tab.send(JSON.stringify({ kind: 'hello', version } satisfies ServerMessage));
    },
    send,
    broadcast: (change, version) => {
      const site = options.site();
      for (const [tab, state] of states) {
        if (!tab.isOurs) {
          if (isVisible(change)) tab.send('reload');
        } else if (state.page !== undefined) {
          const update = updateFor(change, state.page, site);
          states.set(tab, { ...state, page: currentPage(state.page, site) });
          send(tab, update, version);
        }
      }
    },
    close: () => {
      clearInterval(timer);
      for (const tab of states.keys()) tab.close('leaving');
      states.clear();
    },
  };
}

/** mdBook's own client can only reload, so it reloads on every visible change. */
const isVisible = ({ pages, assets, contents, everything }: CombinedChange): boolean =>
  everything || pages.size > 0 || assets.size > 0 || contents !== undefined;

const currentPage = (page: TabPage, site: ServedSite): TabPage => ({
  ...page,
  isFound: page.url !== undefined && site.has(page.url),
});

function messageFor(update: TabUpdate, prefix: string, version: string): ServerMessage | undefined {
  const addressOf = (url: UrlPath): string => encodeURI(prefix) + encodePath(url);
  switch (update.kind) {
    case 'nothing':
      return undefined;
    case 'reload':
      return { kind: 'reload' };
    case 'update': {
      const { page, assets, contents } = update;
      return {
        kind: 'update',
        version,
        page,
        assets: assets.map(addressOf),
        contents: contents && addressOf(contents),
      };
    }
  }
}
