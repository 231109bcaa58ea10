// Sends each open tab the messages that are relevant to it.
import { type UrlPath, encodePath } from '../../core/path.ts';
import type { ServedSite } from '../site.ts';
import { type TabUpdate, type TabPage, updateFor } from './relevant-changes.ts';
import type { Missed } from './history.ts';
import { type ServerMessage, emptyPanel } from './message.ts';
import { type EditorOptions, createPanels } from './panel.ts';
import type { Tab } from './browser-tab.ts';

export interface TabsOptions extends EditorOptions {
  /** The site of this moment. */
  readonly site: () => ServedSite;
  /** Milliseconds between two questions whether a tab is still there; one that did not answer is dropped. */
  readonly pingEvery: number;
}

export interface Tabs {
  readonly add: (tab: Tab) => void;
  readonly remove: (tab: Tab) => void;
  /** Notes which page a tab shows, as it said itself. */
  readonly show: (tab: Tab, page: TabPage) => void;
  /** Answers a tab that said what it shows, so that it knows its version and that the server is there. */
  readonly greet: (tab: Tab, version: string) => void;
  /** Tells one tab what concerns it, and what is wrong with its page if that is news to it. */
  readonly tell: (tab: Tab, update: TabUpdate, version: string) => void;
  /** Tells every tab what of a change concerns it. */
  readonly tellAll: (missed: Missed, version: string) => void;
  readonly close: () => void;
}

interface TabState {
  /** Absent until the tab has said it. */
  readonly page?: TabPage;
  /** The panel it was last sent, as text. */
  readonly panel: string;
}

const noPanel = JSON.stringify(emptyPanel);

export function createTabs(options: TabsOptions): Tabs {
  const states = new Map<Tab, TabState>();
  const panels = createPanels(options);
  const timer = setInterval(() => {
    for (const tab of states.keys()) tab.ask();
  }, options.pingEvery);

  const tell: Tabs['tell'] = (tab, update, version) => {
    const state = states.get(tab);
    if (state === undefined) return;
    const site = options.site();
    const message = messageFor(update, site.prefix, version);
    if (message !== undefined) tab.send(JSON.stringify(message));
    const panel = panels.textOf(site, state.page?.url);
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
    greet: (tab, version) => {
      tab.send(JSON.stringify({ kind: 'hello', version } satisfies ServerMessage));
    },
    tell,
    tellAll: (missed, version) => {
      const site = options.site();
      for (const [tab, state] of states) {
        if (!tab.isOurs) {
          if (isVisible(missed)) tab.send('reload');
        } else if (state.page !== undefined) {
          const update = updateFor(missed, state.page, site);
          states.set(tab, { ...state, page: seenNow(state.page, site) });
          tell(tab, update, version);
        }
      }
    },
    close: () => {
      clearInterval(timer);
      for (const tab of states.keys()) tab.end('leaving');
      states.clear();
    },
  };
}

/** mdBook's own client loads its page anew for whatever a reader could see. */
const isVisible = ({ pages, assets, contents, everything }: Missed): boolean =>
  everything || pages.size > 0 || assets.size > 0 || contents !== undefined;

const seenNow = (page: TabPage, site: ServedSite): TabPage => ({
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
