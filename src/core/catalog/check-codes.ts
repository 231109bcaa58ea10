// Diagnostics of `check` beyond those of a build: unused files, headings, accessibility, external links.
import { type Catalog, didYouMean } from './entry.ts';

export interface CheckArgs {
  'check/orphan': { readonly path: string };
  'check/unused-snippet': { readonly path: string };
  'check/heading-skipped': { readonly from: number; readonly to: number };
  'check/empty-section': { readonly heading: string };
  'check/duplicate-id': { readonly id: string };
  'check/no-alternative-text': { readonly url: string };
  'check/no-link-text': { readonly url: string };
  'check/no-heading-text': Readonly<Record<string, never>>;
  'check/wrong-case': { readonly path: string; readonly spelling: string };
  'check/unknown-code': { readonly code: string; readonly nearest?: string };
  'redirect/chain': { readonly from: string; readonly to: string; readonly end: string };
  'redirect/loop': { readonly from: string; readonly to: string };
  'edit/left': { readonly what: string };
  'edit/clash': {
    readonly path: string;
    readonly why: 'changed' | 'taken' | 'failed';
    readonly reason?: string;
  };
  'external/broken': { readonly url: string; readonly reason: string; readonly uses: number };
  'external/unreachable': { readonly url: string; readonly reason: string; readonly uses: number };
  'external/moved': { readonly url: string; readonly to: string; readonly uses: number };
  'external/no-such-anchor': { readonly url: string; readonly anchor: string; readonly uses: number };
  /** `addresses` is the number of addresses that weren't checked. */
  'external/offline': { readonly addresses: number };
  'external/not-asked': { readonly url: string; readonly reason: string; readonly uses: number };
  'external/missing-variable': { readonly name: string };
}

const whyClash = {
  changed: 'has changed since it was read',
  taken: 'already exists',
  failed: 'can’t be written',
} as const;

const usesText = (uses: number): string => (uses > 1 ? ` (${uses} links)` : '');

export const checkCatalog: Catalog<CheckArgs> = {
  'check/orphan': {
    severity: 'warning',
    message: ({ path }) => `\`${path}\` isn’t a chapter in SUMMARY.md, and no chapter includes it`,
    help: () => 'list it there as a chapter, or delete it',
  },
  'check/unused-snippet': {
    severity: 'notice',
    message: ({ path }) => `no chapter includes \`${path}\`, unlike other files in its folder`,
  },
  'check/heading-skipped': {
    severity: 'notice',
    message: ({ from, to }) => `a heading of level ${to} follows a heading of level ${from}`,
    help: ({ from }) =>
      `use level ${from + 1}, \`${'#'.repeat(from + 1)}\`: screen readers navigate by heading level`,
  },
  'check/empty-section': {
    severity: 'notice',
    message: ({ heading }) => `the section \`${heading}\` is empty`,
  },
  'check/duplicate-id': {
    severity: 'warning',
    message: ({ id }) => `the id \`${id}\` is already used on this page`,
    help: () => 'choose another id: links lead to the first one',
  },
  'check/no-alternative-text': {
    severity: 'notice',
    message: ({ url }) => `the image \`${url}\` has no alt text`,
    help: () => 'describe it: `![description](image)`; for a decorative image, write `<img alt="">`',
  },
  'check/no-link-text': {
    severity: 'warning',
    message: ({ url }) => `the link to \`${url}\` has no text, so readers can’t see it`,
  },
  'check/no-heading-text': {
    severity: 'warning',
    message: () => 'this heading has no text',
  },
  'check/wrong-case': {
    severity: 'warning',
    message: ({ path, spelling }) => `\`${path}\` is spelled \`${spelling}\` on disk`,
    help: () => 'use the spelling on disk: other systems don’t find the file otherwise',
  },
  'check/unknown-code': {
    severity: 'warning',
    message: ({ code, nearest }) => `unknown diagnostic code \`${code}\`${didYouMean(nearest)}`,
  },
  'redirect/chain': {
    severity: 'notice',
    message: ({ from, to, end }) =>
      `the redirect from \`${from}\` leads to \`${to}\`, which redirects to \`${end}\``,
    help: ({ end }) => `redirect to \`${end}\` directly`,
  },
  'redirect/loop': {
    severity: 'error',
    message: ({ from, to }) => `the redirect from \`${from}\` to \`${to}\` leads into a loop`,
  },
  'edit/left': {
    severity: 'warning',
    message: ({ what }) => `${what} has to be changed by hand`,
  },
  'edit/clash': {
    severity: 'error',
    message: ({ path, why, reason }) =>
      `\`${path}\` ${whyClash[why]}${reason === undefined ? '' : `: ${reason}`}`,
    help: ({ why }) => (why === 'failed' ? undefined : 'nothing was changed'),
  },
  'external/broken': {
    severity: 'warning',
    message: ({ url, reason, uses }) => `\`${url}\` is broken: ${reason}${usesText(uses)}`,
  },
  'external/unreachable': {
    severity: 'notice',
    message: ({ url, reason, uses }) => `\`${url}\` couldn’t be checked: ${reason}${usesText(uses)}`,
  },
  'external/moved': {
    severity: 'notice',
    message: ({ url, to, uses }) => `\`${url}\` has moved permanently to \`${to}\`${usesText(uses)}`,
  },
  'external/no-such-anchor': {
    severity: 'warning',
    message: ({ url, anchor, uses }) => `\`#${anchor}\` not found in \`${url}\`${usesText(uses)}`,
  },
  'external/offline': {
    severity: 'warning',
    message: ({ addresses }) =>
      `no host could be reached, so ${addresses} links to other sites weren’t checked`,
    help: () => 'check your network connection, or run `build-book check --no-external`',
  },
  'external/not-asked': {
    severity: 'notice',
    message: ({ url, reason, uses }) => `\`${url}\` wasn’t checked: ${reason}${usesText(uses)}`,
  },
  'external/missing-variable': {
    severity: 'warning',
    message: ({ name }) => `\`http-headers\` uses the environment variable \`${name}\`, which isn’t set`,
    help: () => 'set it; until then, headers that use it aren’t sent',
  },
};
