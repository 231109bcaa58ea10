// What can be wrong with SUMMARY.md.
import { type Catalog, didYouMean } from './entry.ts';

export interface SummaryArgs {
  'summary/missing': { readonly path: string };
  'summary/empty': Record<never, never>;
  'summary/no-such-chapter': { readonly path: string; readonly nearest?: string };
  'summary/created-chapter': { readonly path: string };
  'summary/duplicate-chapter': { readonly path: string };
  'summary/item-without-link': Record<never, never>;
  'summary/list-after-suffix': Record<never, never>;
  'summary/outside': { readonly path: string };
}

export const summaryCatalog: Catalog<SummaryArgs> = {
  'summary/missing': {
    severity: 'error',
    say: ({ path }) => `there is no \`${path}\``,
    help: () => '`build-book init` makes one; it lists the chapters of the book',
  },
  'summary/empty': {
    severity: 'warning',
    say: () => 'SUMMARY.md lists no chapter',
    help: () => 'add a list of links: `- [Title](chapter.md)`',
  },
  'summary/no-such-chapter': {
    severity: 'error',
    say: ({ path, nearest }) => `there is no chapter file \`${path}\`${didYouMean(nearest)}`,
  },
  'summary/created-chapter': {
    severity: 'notice',
    say: ({ path }) => `created \`${path}\`, which SUMMARY.md names`,
  },
  'summary/duplicate-chapter': {
    severity: 'warning',
    say: ({ path }) => `\`${path}\` stands twice in SUMMARY.md`,
    help: () => 'it has one page; the first place counts',
  },
  'summary/item-without-link': {
    severity: 'warning',
    say: () => 'this item has no link, so it is no chapter',
    help: () => 'write `[Title](chapter.md)`, or `[Title]()` for a draft',
  },
  'summary/list-after-suffix': {
    severity: 'error',
    say: () => 'suffix chapters cannot be followed by a list or a part title',
    help: () => 'begin a new part with `# Title` before the suffix chapters, or make this a plain link',
  },
  'summary/outside': {
    severity: 'error',
    say: ({ path }) => `\`${path}\` lies outside the book, so its page would be written outside the site`,
  },
};
