// `sitemap.xml`, and the `robots.txt` that points to it.
import { escapeHtml } from '../../core/escape-html.ts';
import type { AlternateView } from '../theme/edition-view.ts';

/** A page of the sitemap. */
export interface SitePage {
  /** Absolute URL. */
  readonly address: string;
  /** `2025-02-22T10:11:12Z`; absent if unknown. */
  readonly changed?: string;
  /** Its translations and itself; absent for a page without any. */
  readonly alternates?: readonly AlternateView[];
}

/** https://www.sitemaps.org/protocol.html: at most 50,000 URLs per file, more than any book has. */
export const sitemap = (pages: readonly SitePage[]): string =>
  '<?xml version="1.0" encoding="UTF-8"?>\n' +
  `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"${pages.some(({ alternates }) => alternates) ? XHTML : ''}>\n` +
  pages.map(entry).join('') +
  '</urlset>\n';

/** For links to translations, which Google reads: https://developers.google.com/search/docs/specialty/international/localized-versions. */
const XHTML = ' xmlns:xhtml="http://www.w3.org/1999/xhtml"';

const entry = ({ address, changed, alternates = [] }: SitePage): string =>
  `<url><loc>${escapeHtml(address)}</loc>${changed === undefined ? '' : `<lastmod>${changed}</lastmod>`}${alternates.map(link).join('')}</url>\n`;

const link = ({ language, href }: AlternateView): string =>
  `<xhtml:link rel="alternate" hreflang="${language}" href="${escapeHtml(href)}"/>`;

/** The sitemaps of the editions of a book. */
export const sitemapIndex = (addresses: readonly string[]): string =>
  '<?xml version="1.0" encoding="UTF-8"?>\n' +
  '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n' +
  addresses.map((address) => `<sitemap><loc>${escapeHtml(address)}</loc></sitemap>\n`).join('') +
  '</sitemapindex>\n';

/** Crawlers read it only at a host's root (RFC 9309). */
export const robots = (sitemaps: readonly string[]): string =>
  `User-agent: *\nAllow: /\n\n${sitemaps.map((address) => `Sitemap: ${address}\n`).join('')}`;

/** True if a site is at the root of its host. */
export const isHostRoot = (origin: string): boolean => new URL(origin).pathname === '/';
