// Globals of the page scripts: what mdBook's scripts find, and what the scripts here share with one another.

/** mdBook's own templates declare these without making them properties of the window. */
declare const path_to_root: string | undefined;
declare const default_light_theme: string | undefined;
declare const default_dark_theme: string | undefined;

interface Window {
  path_to_root?: string;
  default_theme: string;
  default_light_theme?: string;
  default_dark_theme?: string;
  playground_copyable?: boolean;
  /** `js/search.js`. */
  bookSearch: {
    readonly open: (query?: string) => void;
    readonly highlight: (query: string) => void;
  };
  /** `js/search-worker.js`, loaded in a page. */
  openBookSearch: (
    folder: string,
    teaserWords: number,
  ) => Promise<import('../templates/js/search/engine.js').SearchIndex>;
  search?: { hasFocus?: () => boolean };
  /** `js/playground.js`. */
  runPlayground?: (pre: HTMLElement, code: string) => Promise<void>;
  /** Only what `js/mermaid.js` uses. */
  mermaid: {
    readonly initialize: (options: object) => void;
    readonly render: (id: string, text: string) => Promise<{ readonly svg: string }>;
  };
}

/** Not in every browser. */
interface Document {
  readonly prerendering?: boolean;
}

/** Not in every browser. */
interface PerformanceNavigationTiming {
  /** Milliseconds until a page that was rendered ahead was shown; 0 for others. */
  readonly activationStart?: number;
}

/** Not in every browser. */
interface Navigator {
  readonly connection?: { readonly saveData?: boolean; readonly effectiveType?: string };
}

/** What the service worker uses of its scope; TypeScript's types of workers don't go together with those of pages. */
interface OfflineWorkerScope {
  readonly registration: ServiceWorkerRegistration;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: WorkerEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: WorkerFetchEvent) => void): void;
  addEventListener(type: 'message', listener: (event: WorkerEvent & MessageEvent<unknown>) => void): void;
}

interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface WorkerFetchEvent extends WorkerEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
