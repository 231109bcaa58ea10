// Diagnostics for SUMMARY.md.
import { type Catalog, didYouMean } from './entry.ts';

export interface SummaryArgs {
  /** `src` is the folder to set as `book.src`, in which there is a SUMMARY.md. */
  'summary/missing': { readonly path: string; readonly src?: string };
  'summary/empty': Readonly<Record<string, never>>;
  'summary/no-such-chapter': {
    readonly path: string;
    readonly nearest?: string;
    /** What to write instead of a path that can't be created. */
    readonly write?: string;
  };
  'summary/other-spelling': {
    readonly written: string;
    readonly file: string;
    /** What to write instead. */
    readonly write: string;
    /** Whether the two only differ in invisible ways. */
    readonly looksAlike: boolean;
  };
  'summary/created-chapter': { readonly path: string };
  'summary/duplicate-chapter': { readonly path: string };
  'summary/item-without-link': { readonly text: string };
  'summary/text-before-link': { readonly text: string };
  'summary/text-after-link': { readonly text: string };
  'summary/lost-link': {
    readonly link: string;
    readonly why: 'code' | 'html' | 'place' | 'blank';
    /** The same link as it works. */
    readonly write: string;
  };
  'summary/second-list': Readonly<Record<string, never>>;
  'summary/list-after-suffix': Readonly<Record<string, never>>;
  'summary/outside': { readonly path: string };
  'summary/address': { readonly url: string };
}

const lostBecause = {
  code: 'it is indented by four spaces or more, which makes it a code block',
  html: 'it is part of the HTML or comment before it',
  place: 'only the first link of a list item is',
  blank: 'its address contains a space',
} as const;

const foundAgain = {
  code: 'indent it by two spaces for each level below the first:',
  html: 'leave a blank line before',
  place: 'put it on a line of its own:',
  blank: 'write',
} as const;

export const summaryCatalog: Catalog<SummaryArgs> = {
  'summary/missing': {
    severity: 'error',
    message: ({ path }) => `\`${path}\` not found`,
    help: ({ src }) =>
      src === undefined
        ? 'run `build-book init` to create it; it lists the chapters of the book'
        : `to use the one in \`${src}\`, set \`src = "${src}"\` in \`[book]\` of book.toml`,
  },
  'summary/empty': {
    severity: 'warning',
    message: () => 'SUMMARY.md doesn’t list any chapters',
    help: () => 'add a list of links: `- [Title](chapter.md)`',
  },
  'summary/no-such-chapter': {
    severity: 'error',
    message: ({ path, nearest }) => `chapter file \`${path}\` not found${didYouMean(nearest)}`,
    help: ({ nearest, write }) => {
      if (nearest !== undefined) return undefined;
      return write === undefined
        ? 'create the file, or run `build-book init` to create all missing chapters'
        : `write the name of a Markdown file, such as \`${write}\``;
    },
  },
  'summary/other-spelling': {
    severity: 'warning',
    message: ({ written, file, looksAlike }) =>
      `\`${written}\` is spelled differently from its file \`${file}\`${looksAlike ? ': the characters look the same, but are encoded differently in Unicode' : ''}`,
    help: ({ write, looksAlike }) =>
      looksAlike ? `copy the name of the file: \`${write}\`` : `write \`${write}\``,
  },
  'summary/created-chapter': {
    severity: 'warning',
    message: ({ path }) => `created \`${path}\`, which SUMMARY.md lists`,
  },
  'summary/duplicate-chapter': {
    severity: 'warning',
    message: ({ path }) => `\`${path}\` is listed twice in SUMMARY.md`,
    help: () => 'delete this entry, or name another file; the chapter has one page, at its first place',
  },
  'summary/item-without-link': {
    severity: 'warning',
    message: ({ text }) =>
      text === ''
        ? 'this item has no link, so it isn’t a chapter'
        : `\`${text}\` has no link, so it is a draft`,
    help: () => 'write `[Title](chapter.md)`, or `[Title]()` for a draft',
  },
  'summary/text-before-link': {
    severity: 'warning',
    message: ({ text }) => `\`${text}\` is before the chapter’s link, so it is ignored`,
    help: () => 'put the link first: `- [Title](chapter.md)`',
  },
  'summary/text-after-link': {
    severity: 'warning',
    message: ({ text }) => `\`${text}\` is after the chapter’s link, so it is ignored`,
    help: () =>
      'move it into the link’s text: `- [Title](chapter.md)`; or make it a comment: `<!-- note -->`',
  },
  'summary/lost-link': {
    severity: 'warning',
    message: ({ link, why }) => `\`${link}\` isn’t a chapter: ${lostBecause[why]}`,
    help: ({ write, why }) => `${foundAgain[why]} \`- ${write}\``,
  },
  'summary/second-list': {
    severity: 'warning',
    message: () => 'this list replaces the one before it under the same chapter',
    help: () => 'join the two lists: remove the comment, paragraph or different list marker between them',
  },
  'summary/list-after-suffix': {
    severity: 'error',
    message: () => 'suffix chapters can’t be followed by a list or a part title',
    help: () => 'start a new part with `# Title` before the suffix chapters, or make this a plain link',
  },
  'summary/outside': {
    severity: 'error',
    message: ({ path }) => `\`${path}\` is outside the book`,
    help: () => 'move the file into the book, or write a chapter that includes it; it is a draft for now',
  },
  'summary/address': {
    severity: 'error',
    message: ({ url }) => `\`${url}\` is neither a chapter file nor a web address`,
    help: () => 'write `[Title](chapter.md)` or `[Title](https://...)`; it is a draft for now',
  },
};
