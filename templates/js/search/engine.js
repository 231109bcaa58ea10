// Pagefind, loaded with the first query.
import { base, settings } from './dialog.js';

/**
 * @typedef {object} Section - a part of a page, from a heading to the next
 * @property {string} title
 * @property {string} url
 * @property {string} excerpt - HTML: escaped text, with `<mark>` around what was found
 */

/**
 * @typedef {object} FoundPage
 * @property {string} url
 * @property {string} excerpt
 * @property {readonly Section[]} sub_results
 * @property {Readonly<Record<string, string | undefined>>} meta
 */

/** @typedef {{ readonly data: () => Promise<FoundPage> }} Result */

/**
 * @typedef {object} Engine
 * @property {(options: object) => Promise<void>} options
 * @property {() => Promise<void>} init
 * @property {(query: string, options: object) => Promise<{ readonly results: readonly Result[] }>} search
 * @property {() => Promise<{ readonly part?: Readonly<Record<string, number>> }>} filters
 */

const teaserWords = Number(settings.teaserWords || 30);
const weights = settings.weights && /** @type {object} */ (JSON.parse(settings.weights));

/** @type {Promise<Engine> | undefined} */
let engine;
/** @returns {Promise<Engine>} */
export const loadEngine = () =>
  (engine ??= import(new URL('pagefind/pagefind.js', base).href).then(
    async (/** @type {Engine} */ pagefind) => {
      // Its worker loads a second copy of the engine's script: worth it where answers take so long that typing would halt.
      await pagefind.options({
        baseUrl: base.pathname,
        excerptLength: teaserWords,
        noWorker: settings.long === undefined,
        ...(weights && { ranking: { metaWeights: weights } }),
      });
      await pagefind.init();
      return pagefind;
    },
  ));

/** Loads it again with the next query, after it has failed. */
export const dropEngine = () => {
  engine = undefined;
};
