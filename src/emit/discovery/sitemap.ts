// `sitemap.xml`, and the `robots.txt` that points to it.
import { escapeHtml } from '../../core/escape-html.ts';

/** A page of the sitemap. */
export interface SitePage {
  /** Absolute URL. */
  readonly address: string;
  /** `2025-02-22T10:11:12Z`; absent if unknown. */
  readonly changed?: string;
}

/** https://www.sitemaps.org/protocol.html: at most 50,000 URLs per file, more than any book has. */
export const sitemap = (pages: readonly SitePage[]): string =>
  '<?xml version="1.0" encoding="UTF-8"?>\n' +
  '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n' +
  pages.map(entry).join('') +
  '</urlset>\n';

const entry = ({ address, changed }: SitePage): string =>
  `<url><loc>${escapeHtml(address)}</loc>${changed === undefined ? '' : `<lastmod>${changed}</lastmod>`}</url>\n`;

/** Crawlers read it only at a host's root (RFC 9309), so `origin` must be that root. */
export const robots = (origin: string): string =>
  `User-agent: *\nAllow: /\n\nSitemap: ${origin}sitemap.xml\n`;

/** True if a site is at the root of its host. */
export const isHostRoot = (origin: string): boolean => new URL(origin).pathname === '/';
