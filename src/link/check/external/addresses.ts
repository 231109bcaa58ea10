// Collects the URLs of external links, each once with all its uses.
import type { Location } from '../../../core/diagnostic.ts';
import type { BookIndex } from '../../resolve/book-index.ts';
import { decode } from '../../resolve/resolve-link.ts';

export interface Address {
  /** Without its fragment, as it is requested. */
  readonly url: string;
  readonly uses: readonly AddressUse[];
}

export interface AddressUse {
  readonly at: Location;
  /** Decoded; absent when the link has no fragment. */
  readonly fragment?: string;
}

/** Sorted by URL. Skips link definitions that aren't used, and URLs for which `isExcluded` is true. */
export function externalAddresses(
  index: Pick<BookIndex, 'pages'>,
  isExcluded: (url: string) => boolean,
): readonly Address[] {
  const found = new Map<string, AddressUse[]>();
  for (const { facts } of index.pages) {
    for (const { url: written, at } of facts.links) {
      const url = parseUrl(written);
      if (url === undefined || isReserved(url.hostname) || isExcluded(written)) continue;
      // `#:~:text=` is for the browser; `#!/x`, `#/x` and line ranges such as `#L10-L20` are for the site's own
      // scripts.
      const fragment = decode(url.hash.slice(1)).replace(/:~:.*$/s, '');
      url.hash = '';
      const use =
        fragment === '' || /^(?:[!/]|L\d+(?:C\d+)?(?:-L?\d+(?:C\d+)?)?$)/.test(fragment)
          ? { at }
          : { at, fragment };
      const uses = found.get(url.href);
      if (uses) uses.push(use);
      else found.set(url.href, [use]);
    }
  }
  return [...found].map(([url, uses]) => ({ url, uses })).sort((a, b) => (a.url < b.url ? -1 : 1));
}

/** Parses an HTTP(S) URL; absent for any other. `//host/x` counts, since pages are served over HTTPS. */
function parseUrl(written: string): URL | undefined {
  if (!/^(?:https?:)?\/\//i.test(written)) return undefined;
  try {
    return new URL(written, 'https://host.invalid/');
  } catch {
    return undefined;
  }
}

/** Reserved names used in examples (RFC 6761). */
const isReserved = (host: string): boolean => /(?:^|\.)(?:example|invalid|test)$/i.test(host);
