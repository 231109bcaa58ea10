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
    mdbook: 'takes `<T>` for a tag, so that it vanishes',
    here: 'shows it; ids of headings stay what they are',
  },
  'link-readme': {
    what: 'a link to a `README.md`',
    mdbook: 'leads to `README.html`, which is not there',
    here: 'leads to `index.html`, the page of that file',
  },
  'link-query': {
    what: 'a link with a query after `.md`',
    mdbook: 'loses the query, and a fragment after it',
    here: 'keeps both',
  },
  'link-after-md': {
    what: 'a link in which `.md` is not the end of a file’s name',
    mdbook: 'cuts it off there and puts `.html`',
    here: 'leaves it as it is',
  },
  'link-absolute': {
    what: 'a link that begins with a slash',
    mdbook: 'starts at the host’s root, whatever folder the site is in',
    here: 'starts at the site, if it has such a page or file',
  },
  'link-folder': {
    what: 'a link to a folder',
    mdbook: 'leaves the page to the host to find',
    here: 'leads to the folder’s page',
  },
  'link-included': {
    what: 'a link in an included file that leads nowhere from the chapter',
    mdbook: 'is broken',
    here: 'starts at the included file',
  },
  'link-other': {
    what: 'a link',
    mdbook: 'leads elsewhere',
    here: 'leads to the page or file that it names',
  },
  'home-links': {
    what: 'relative links of the first chapter, which is in a folder',
    mdbook: 'are broken on its second copy, `index.html`',
    here: 'are right there too',
  },
  'front-matter': {
    what: 'front matter',
    mdbook: 'shows it as a rule and a heading',
    here: 'reads it as data and does not show it',
  },
  'angle-marker': {
    what: 'a directive or marker in angle brackets',
    mdbook: 'shows it as text',
    here: 'does what the same in braces does; `build-book.markers.angle = false` turns it off',
  },
  'index-marker': {
    what: 'a marker of the index in a book without `[preprocessor.indexing]`',
    mdbook: 'shows it as text',
    here: 'takes it for the index; a backslash before it shows it',
  },
  'undefined-label': {
    what: 'a reference to a label that nothing defines',
    mdbook: 'shows the brackets',
    here: 'shows the text and reports it; `build-book.undefined-references = "literal"` shows the brackets',
  },
  'unused-footnote': {
    what: 'a footnote that nothing refers to',
    mdbook: 'leaves an empty list at the end of the page',
    here: 'leaves nothing and reports it',
  },
  'bad-include': {
    what: 'an include of what is not there',
    mdbook: 'shows the directive, or nothing, and succeeds',
    here: 'reports it; unless some of the lines are there the build exits with 1',
  },
  'include-cycle': {
    what: 'a file that includes itself',
    mdbook: 'includes it eleven times',
    here: 'reports it and includes it once',
  },
  'duplicate-chapter': {
    what: 'a file that stands twice in `SUMMARY.md`',
    mdbook: 'makes no book',
    here: 'makes one page and reports it',
  },
  'unknown-key': {
    what: 'an unknown key in `book.toml`',
    mdbook: 'makes no book; in `[output.html]`, sets all keys of the table to their defaults',
    here: 'reports it, and all other keys keep their values',
  },
  'old-key': {
    what: 'a key or value of an older mdBook',
    mdbook: 'makes no book, or drops the table',
    here: 'understands it and says what to write today',
  },
  'no-effect': {
    what: 'a key that has another meaning here',
    mdbook: 'does what it says',
    here: 'does not: see the reason',
  },
  'redirect-over-page': {
    what: 'a redirect of an address that has a page',
    mdbook: 'makes no book',
    here: 'leaves the redirect out and reports it',
  },
  'other-error': {
    what: 'an error',
    mdbook: 'does not look for it',
    here: 'reports it, and the build exits with 1',
  },
};
