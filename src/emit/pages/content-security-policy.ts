// The content security policy of a page, for hosts that can't send headers.
import type { Config } from '../../read/config/config.ts';
import type { SiteView } from '../theme/view.ts';

/** True if the settings load scripts that are the author's or another site's. */
export const addsScripts = ({ additionalJs, mathjaxSupport }: Config['html']): boolean =>
  additionalJs.length > 0 || mathjaxSupport;

/** True if a policy is possible: the needs of a book's own scripts and templates are unknown. */
export const keepsPolicy = (
  { html, buildBook }: Pick<Config, 'html' | 'buildBook'>,
  theme: { readonly ownHead: boolean; readonly mdbookPage: boolean },
): boolean => buildBook.csp && !addsScripts(html) && !theme.ownHead && !theme.mdbookPage;

/** Of the rules in `templates/js/prerender.js`. */
export const PRERENDER_RULES = 'sha256-E3FaW5Zixcnv3urCYUesxysxpMEls0iUK0YR0t/efbE=';

/**
 * The policy of a page that uses these features. Images may come from other sites, because chapters can use any URL;
 * the playground's host is allowed if code can be run; inline styles are allowed only if the chapter's HTML has them.
 */
export function policyFor(uses: readonly string[], { prerender }: Pick<SiteView, 'prerender'>): string {
  const styles = uses.includes('styles') ? "'self' 'unsafe-inline'" : "'self'";
  const connect = uses.includes('playground') ? "'self' https://play.rust-lang.org" : "'self'";
  return [
    "default-src 'self'",
    prerender ? `script-src 'self' '${PRERENDER_RULES}'` : "script-src 'self'",
    `style-src ${styles}`,
    "img-src 'self' data: https:",
    "media-src 'self' https:",
    'frame-src https:',
    `connect-src ${connect}`,
    "object-src 'none'",
    "base-uri 'self'",
  ].join('; ');
}
