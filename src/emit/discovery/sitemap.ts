// The pages of a book -> `sitemap.xml` and the `robots.txt` that names it.
import { escapeHtml } from '../../core/escape-html.ts';

/** A page as search engines are told of it. */
export interface SitePage {
  /** Whole. */
  readonly address: string;
  /** `2025-02-22T10:11:12Z`; absent when not known. */
  readonly changed?: string;
}

/** https://www.sitemaps.org/protocol.html: at most 50,000 addresses a file, which no book has. */
export const sitemap = (pages: readonly SitePage[]): string =>
  '<?xml version="1.0" encoding="UTF-8"?>\n' +
  '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n' +
  pages.map(entry).join('') +
  '</urlset>\n';

const entry = ({ address, changed }: SitePage): string =>
  `<url><loc>${escapeHtml(address)}</loc>${changed === undefined ? '' : `<lastmod>${changed}</lastmod>`}</url>\n`;

/** Only the one at a host's root is read (RFC 9309); `origin` is the site's, which must be that root. */
export const robots = (origin: string): string =>
  `User-agent: *\nAllow: /\n\nSitemap: ${origin}sitemap.xml\n`;

/** Whether a site is at the root of its host. */
export const isHostRoot = (origin: string): boolean => new URL(origin).pathname === '/';
