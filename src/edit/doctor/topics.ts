// The kinds of differences between mdBook and build-book, and their texts.

export type Topic =
  | 'type-argument'
  | 'link-readme'
  | 'link-query'
  | 'link-after-md'
  | 'link-absolute'
  | 'link-folder'
  | 'link-included'
  | 'link-other'
  | 'home-links'
  | 'front-matter'
  | 'front-matter-draft'
  | 'angle-marker'
  | 'index-marker'
  | 'undefined-label'
  | 'unused-footnote'
  | 'bad-include'
  | 'include-cycle'
  | 'duplicate-chapter'
  | 'unknown-key'
  | 'old-key'
  | 'no-effect'
  | 'redirect-over-page'
  | 'other-error';

export interface TopicWords {
  /** What is in the book. */
  readonly what: string;
  /** What mdBook 0.5 does. */
  readonly mdbook: string;
  readonly here: string;
}

/** In the order in which they are reported. */
export const topics: Readonly<Record<Topic, TopicWords>> = {
  'type-argument': {
    what: 'a type argument in plain text, such as `Option<T>`',
    mdbook: 'treats `<T>` as an HTML tag and drops it',
    here: 'shows it; heading ids don’t change',
  },
  'link-readme': {
    what: 'a link to a `README.md`',
    mdbook: 'leads to `README.html`, which doesn’t exist',
    here: 'leads to `index.html`, the page of that file',
  },
  'link-query': {
    what: 'a link with a query after `.md`',
    mdbook: 'drops the query and the fragment',
    here: 'keeps both',
  },
  'link-after-md': {
    what: 'a link with `.md` in the middle of a file name',
    mdbook: 'cuts the rest off and adds `.html`',
    here: 'leaves it unchanged',
  },
  'link-absolute': {
    what: 'a link that starts with a slash',
    mdbook: 'starts at the root of the host, even if the site is in a folder',
    here: 'starts at the root of the site if the page or file exists there',
  },
  'link-folder': {
    what: 'a link to a folder',
    mdbook: 'lets the host choose the page',
    here: 'leads to the folder’s page',
  },
  'link-included': {
    what: 'a link in an included file that is broken relative to the chapter',
    mdbook: 'is broken',
    here: 'is resolved relative to the included file',
  },
  'link-other': {
    what: 'a link',
    mdbook: 'leads elsewhere',
    here: 'leads to the page or file that it specifies',
  },
  'home-links': {
    what: 'relative links of the first chapter, which is in a folder',
    mdbook: 'are broken on its second copy, `index.html`',
    here: 'work there too',
  },
  'front-matter': {
    what: 'front matter',
    mdbook: 'shows it as a rule and a heading',
    here: 'reads it as data and doesn’t show it',
  },
  'front-matter-draft': {
    what: 'front matter with `draft: true`',
    mdbook: 'publishes the chapter',
    here: 'leaves the chapter out, unless `build-book.show-drafts` is set',
  },
  'angle-marker': {
    what: 'a directive or marker in angle brackets',
    mdbook: 'shows it as text',
    here: 'treats it like one in braces; turn this off with `build-book.markers.angle = false`',
  },
  'index-marker': {
    what: 'an index marker in a book without `[preprocessor.indexing]`',
    mdbook: 'shows it as text',
    here: 'adds the term to the index; write a backslash before the marker to show it',
  },
  'undefined-label': {
    what: 'a reference to an undefined label',
    mdbook: 'shows the brackets',
    here: 'shows the text and reports it; `build-book.undefined-references = "literal"` shows the brackets',
  },
  'unused-footnote': {
    what: 'an unused footnote',
    mdbook: 'leaves an empty list at the end of the page',
    here: 'leaves it out and reports it',
  },
  'bad-include': {
    what: 'an include of a file, anchor or line that doesn’t exist',
    mdbook: 'shows the directive or nothing, and the build succeeds',
    here: 'reports it; the build exits with 1, unless some of the lines exist',
  },
  'include-cycle': {
    what: 'a file that includes itself',
    mdbook: 'includes it eleven times',
    here: 'reports it and includes it once',
  },
  'duplicate-chapter': {
    what: 'a file that is listed twice in `SUMMARY.md`',
    mdbook: 'fails',
    here: 'builds one page and reports it',
  },
  'unknown-key': {
    what: 'an unknown key in `book.toml`',
    mdbook: 'fails; in `[output.html]`, resets all keys of the table to their defaults',
    here: 'reports it; all other keys still apply',
  },
  'old-key': {
    what: 'a key or value of an older mdBook',
    mdbook: 'fails, or ignores the table',
    here: 'accepts it and reports the current name',
  },
  'no-effect': {
    what: 'a key without effect in build-book',
    mdbook: 'applies it',
    here: 'ignores it and reports the reason',
  },
  'redirect-over-page': {
    what: 'a redirect from the address of an existing page',
    mdbook: 'fails',
    here: 'leaves the redirect out and reports it',
  },
  'other-error': {
    what: 'an error',
    mdbook: 'doesn’t check for it',
    here: 'reports it, and the build exits with 1',
  },
};
