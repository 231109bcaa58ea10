// The canonical URLs of the pages of a version: the same pages of the current one.
import { type Edition, inLanguage } from '../../core/edition.ts';
import { escapeHtml } from '../../core/escape-html.ts';
import { once } from '../../core/once.ts';
import type { UrlPath } from '../../core/path.ts';
import { addressOf } from '../pages/page-address.ts';
import type { FillInput } from './filled-file.ts';
import type { PublishedEdition, PublishedVersion } from './published-site.ts';

export interface CanonicalIn {
  /** The canonical URL for the one that the version gave the page, both escaped for HTML. */
  readonly of: (own: string) => string;
  /** All that `of` depends on. */
  readonly inputs: readonly unknown[];
}

/**
 * A page has the same page of the current version as its canonical one: in the same language if it is translated there, else in
 * the original's. A page that is in neither keeps its own. An untranslated page of the version already names its original.
 */
export function canonicalIn({
  version,
  edition,
  current,
}: Pick<FillInput, 'version' | 'edition' | 'current'>): CanonicalIn {
  const [original = edition] = version.editions;
  // The origin of a translation begins with that of an original at the root.
  const sources = [edition, original].toSorted((a, b) => (b.origin?.length ?? 0) - (a.origin?.length ?? 0));
  const steps = current === version ? [] : sources.map((from) => stepFrom(from, current));
  return {
    of: (own) => {
      const step = steps.find(({ from }) => from !== undefined && own.startsWith(from));
      return step?.from === undefined ? own : (step.find(own.slice(step.from.length)) ?? own);
    },
    inputs: steps.map(({ from, targets }) => [
      from,
      targets.map(({ edition: to, origin }) => [origin, [...translatedPages(to)]]),
    ]),
  };
}

interface Step {
  /** The escaped URL that the pages of an edition begin with; absent if unknown. */
  readonly from: string | undefined;
  readonly targets: readonly PublishedEdition[];
  /** The escaped URL in the current version for the rest of a URL; absent if no target has the page. */
  readonly find: (page: string) => string | undefined;
}

function stepFrom({ edition, origin }: PublishedEdition, current: PublishedVersion | undefined): Step {
  const editions = current?.editions ?? [];
  const same = inLanguage(
    editions.map((each) => each.edition),
    edition.language,
  );
  const [original] = editions;
  const targets = editions.filter((each) => each.edition === same || each === original).reverse();
  const known = targets.map(({ edition: to, origin: root }) => ({
    root: root && escapeHtml(root),
    pages: once(() => new Set(translatedPages(to).map((url) => escapeHtml(addressOf('', url))))),
  }));
  return {
    from: origin && escapeHtml(origin),
    targets,
    find: (page) => {
      const found = known.find(({ root, pages }) => root !== undefined && pages().has(page));
      return found?.root === undefined ? undefined : found.root + page;
    },
  };
}

const translatedPages = ({ pages, untranslated }: Edition): readonly UrlPath[] =>
  [...pages].filter((url) => untranslated?.has(url) !== true);
