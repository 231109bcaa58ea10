// The pages' links -> the addresses of other sites that they lead to, each once with all its uses.
import type { Location } from '../../../core/diagnostic.ts';
import type { BookIndex } from '../../resolve/book-index.ts';
import { decode } from '../../resolve/resolve-link.ts';

export interface Address {
  /** Without its fragment, as it is asked for. */
  readonly url: string;
  readonly uses: readonly AddressUse[];
}

export interface AddressUse {
  readonly at: Location;
  /** Decoded; absent where the link has none. */
  readonly fragment?: string;
}

/** Sorted by address. Definitions that no link uses are not among them. Addresses that `isExcluded` knows are left out. */
export function externalAddresses(
  index: Pick<BookIndex, 'pages'>,
  isExcluded: (url: string) => boolean,
): readonly Address[] {
  const found = new Map<string, AddressUse[]>();
  for (const { facts } of index.pages) {
    for (const { url: written, at } of facts.links) {
      const url = parseUrl(written);
      if (url === undefined || isReserved(url.hostname) || isExcluded(written)) continue;
      // `#:~:text=` is for the browser; `#!/x`, `#/x` and the lines `#L10-L20` are for the site's own scripts.
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

/** An address of the web; absent for any other. `//host/x` is one: pages are read over HTTPS. */
export function parseUrl(written: string): URL | undefined {
  if (!/^(?:https?:)?\/\//i.test(written)) return undefined;
  try {
    return new URL(written, 'https://host.invalid/');
  } catch {
    return undefined;
  }
}

/** Names that mean nothing anywhere (RFC 6761), as examples have them. */
const isReserved = (host: string): boolean => /(?:^|\.)(?:example|invalid|test)$/i.test(host);
