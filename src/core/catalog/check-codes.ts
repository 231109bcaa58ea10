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
  'check/wrong-case': { readonly path: string; readonly spelt: string };
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
  'external/not-asked': { readonly url: string; readonly reason: string; readonly uses: number };
  'external/missing-variable': { readonly name: string };
}

const whyClash = {
  changed: 'has changed since it was read',
  taken: 'is there already',
  failed: 'cannot be written',
} as const;

const usesText = (uses: number): string => (uses > 1 ? ` (${uses} links)` : '');

export const checkCatalog: Catalog<CheckArgs> = {
  'check/orphan': {
    severity: 'warning',
    message: ({ path }) => `\`${path}\` is not in SUMMARY.md, and no chapter includes it`,
    help: () => 'add it to SUMMARY.md, or delete it',
  },
  'check/unused-snippet': {
    severity: 'notice',
    message: ({ path }) => `no chapter includes \`${path}\`, as they do with the files beside it`,
  },
  'check/heading-skipped': {
    severity: 'notice',
    message: ({ from, to }) => `a heading of level ${to} follows one of level ${from}`,
    help: ({ from }) => `make it level ${from + 1}: readers move by heading levels`,
  },
  'check/empty-section': {
    severity: 'notice',
    message: ({ heading }) => `there is nothing under the heading \`${heading}\``,
  },
  'check/duplicate-id': {
    severity: 'warning',
    message: ({ id }) => `the id \`${id}\` is on this page already`,
    help: () => 'links lead to the first; choose another id',
  },
  'check/no-alternative-text': {
    severity: 'notice',
    message: ({ url }) => `the image \`${url}\` has no alternative text`,
    help: () => 'write what it shows: `![text](image)`; for mere decoration write `<img alt="">`',
  },
  'check/no-link-text': {
    severity: 'warning',
    message: ({ url }) => `the link to \`${url}\` has no text, so nobody can see it`,
  },
  'check/no-heading-text': {
    severity: 'warning',
    message: () => 'this heading has no text',
  },
  'check/wrong-case': {
    severity: 'warning',
    message: ({ path, spelt }) => `\`${path}\` is spelt \`${spelt}\` on disk`,
    help: () => 'write it so: it is found on this computer, but not on others',
  },
  'check/unknown-code': {
    severity: 'warning',
    message: ({ code, nearest }) => `\`${code}\` is no code that could be ignored${didYouMean(nearest)}`,
  },
  'redirect/chain': {
    severity: 'notice',
    message: ({ from, to, end }) =>
      `the redirect of \`${from}\` leads to \`${to}\`, which is redirected to \`${end}\``,
    help: ({ end }) => `let it lead to \`${end}\` at once`,
  },
  'redirect/loop': {
    severity: 'error',
    message: ({ from, to }) => `the redirect of \`${from}\` to \`${to}\` goes in a circle`,
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
    message: ({ url, reason, uses }) => `\`${url}\` could not be checked: ${reason}${usesText(uses)}`,
  },
  'external/moved': {
    severity: 'notice',
    message: ({ url, to, uses }) => `\`${url}\` has moved to \`${to}\` for good${usesText(uses)}`,
  },
  'external/no-such-anchor': {
    severity: 'warning',
    message: ({ url, anchor, uses }) => `\`${url}\` has no \`#${anchor}\`${usesText(uses)}`,
  },
  'external/not-asked': {
    severity: 'notice',
    message: ({ url, reason, uses }) => `\`${url}\` was not asked: ${reason}${usesText(uses)}`,
  },
  'external/missing-variable': {
    severity: 'warning',
    message: ({ name }) => `\`http-headers\` uses \`$${name}\`, which the environment does not set`,
    help: () => 'headers with it are not sent',
  },
};
