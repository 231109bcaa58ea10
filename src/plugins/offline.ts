// `build-book.offline`: the button that saves the book, and the service worker that keeps it.
import { noKeys } from '../read/config/keys/plugin-table.ts';
import type { Plugin } from './plugin.ts';

export const offline: Plugin<true> = {
  name: 'offline-reading',
  tables: [],
  keys: noKeys,
  options: () => true,
  pageFiles: [
    { feature: 'offline', scripts: ['js/offline.js'] },
    // No page has this feature: the site has the worker under an address of its own.
    { feature: 'offline-worker', linkedByTemplates: ['js/offline-worker.js'] },
  ],
};
