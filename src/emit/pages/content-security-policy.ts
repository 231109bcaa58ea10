// What a book loads -> the content security policy that its pages keep to, for hosts that cannot send headers.
import type { Config } from '../../read/config/config.ts';

/** Whether a policy can be given at all: what a book's own scripts and templates do is not known here. */
export const keepsPolicy = (
  { html, buildBook }: Pick<Config, 'html' | 'buildBook'>,
  theme: { readonly ownHead: boolean; readonly mdbookPage: boolean },
): boolean =>
  buildBook.csp &&
  html.additionalJs.length === 0 &&
  !html.mathjaxSupport &&
  !theme.ownHead &&
  !theme.mdbookPage;

/**
 * The policy of a page that uses these features. Pictures may come from other sites, since chapters name them; code is
 * run by another site where it can be run; only styles that a chapter's own HTML has are allowed in the page.
 */
export function policyFor(uses: readonly string[]): string {
  const styles = uses.includes('styles') ? "'self' 'unsafe-inline'" : "'self'";
  const connect = uses.includes('playground') ? "'self' https://play.rust-lang.org" : "'self'";
  return [
    "default-src 'self'",
    "script-src 'self' 'wasm-unsafe-eval'",
    `style-src ${styles}`,
    "img-src 'self' data: https:",
    "media-src 'self' https:",
    'frame-src https:',
    `connect-src ${connect}`,
    "object-src 'none'",
    "base-uri 'self'",
  ].join('; ');
}
