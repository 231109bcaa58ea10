// The keys of `[build-book.site]`.
import type {
  HelpfulConfig,
  LogoConfig,
  SiteConfig,
  SiteLinkConfig,
  SocialLinkConfig,
} from '../site-config.ts';
import { isTable } from '../toml/value.ts';
import { type Fields, type Kind, reportWrongType, tableOf } from './field.ts';
import { flag, listOf, text } from './kinds.ts';
import { textOfLinks, url } from './special-kinds.ts';

/** A table in which some keys must be set; without one of them it is reported and left out. */
function tableWith<T>(fields: Fields<T>, required: readonly (keyof T & string)[], expected: string): Kind<T> {
  const table = tableOf<T>(fields);
  return {
    ...table,
    expected,
    schema: { ...table.schema, required },
    read: (value, place) => {
      if (isTable(value) && required.every((key) => value[key] !== undefined))
        return table.read(value, place);
      reportWrongType(place, expected, value);
      return undefined;
    },
  };
}

const linkKind = tableWith<SiteLinkConfig>(
  {
    text: { kind: text, fallback: '', about: 'The text of the link.', example: '"Guide"' },
    link: { kind: url, fallback: '', about: 'A chapter, or a URL.', example: '"guide/README.md"' },
    icon: { kind: text, about: 'An icon before the text.', example: '"book"' },
  },
  ['text', 'link'],
  'a table with `text` and `link`',
);

const socialKind = tableWith<SocialLinkConfig>(
  {
    icon: { kind: text, fallback: '', about: 'The name of the icon.', example: '"github"' },
    link: { kind: url, fallback: '', about: 'The URL.', example: '"https://github.com/acme"' },
    text: { kind: text, about: 'A name for screen readers.', example: '"GitHub"' },
  },
  ['icon', 'link'],
  'a table with `icon` and `link`',
);

const helpfulKind = tableWith<HelpfulConfig>(
  {
    yes: {
      kind: url,
      fallback: '',
      about: 'The URL for yes.',
      example: '"https://acme.com/yes?page={path}"',
    },
    no: { kind: url, fallback: '', about: 'The URL for no.', example: '"https://acme.com/no?page={path}"' },
  },
  ['yes', 'no'],
  'a table with `yes` and `no`',
);

const logoTable = tableWith<LogoConfig>(
  {
    light: { kind: url, fallback: '', about: 'The image.', example: '"images/logo.svg"' },
    dark: { kind: url, about: 'The image in dark color themes.', example: '"images/logo-dark.svg"' },
  },
  ['light'],
  'a path, or a table with `light` and `dark`',
);

/** A path, or a path for each kind of color theme. */
const logo: Kind<LogoConfig> = {
  expected: logoTable.expected,
  schema: { anyOf: [{ type: 'string' }, logoTable.schema] },
  read: (value, place) => {
    if (typeof value !== 'string') return logoTable.read(value, place);
    const light = url.read(value, place);
    return light === undefined ? undefined : { light };
  },
};

/** `[build-book.site]`. */
export const siteTable: Kind<SiteConfig> = tableOf<SiteConfig>({
  logo: {
    kind: logo,
    about: 'An image before the book’s title in the menu bar, relative to `book.src`.',
    example: '{ light = "images/logo.svg", dark = "images/logo-dark.svg" }',
  },
  links: {
    kind: listOf(linkKind),
    fallback: [],
    about: 'Links in the menu bar. Each leads to a chapter or to a URL, and can have an `icon`.',
    example: '[{ text = "Blog", link = "https://acme.com/blog" }]',
  },
  social: {
    kind: listOf(socialKind),
    fallback: [],
    about:
      'Icons with links, at the foot of every page. `icon` is the name of an icon of Font Awesome Free, `text` a name for screen readers.',
    example: '[{ icon = "github", link = "https://github.com/acme", text = "GitHub" }]',
  },
  footer: {
    kind: textOfLinks,
    about: 'A text at the foot of every page, with links as in Markdown.',
    example: '"© Acme. [License](license.md)"',
  },
  announcement: {
    kind: textOfLinks,
    about: 'A text above the menu bar, with links as in Markdown. Readers can dismiss it until it changes.',
    example: '"Version 2 is out: [what’s new](news.md)"',
  },
  helpful: {
    kind: helpfulKind,
    about:
      'Asks readers whether the page was helpful, with a link for each answer. `{path}`, `{title}` and `{url}` are those of the page.',
    example: '{ yes = "https://acme.com/yes?page={path}", no = "https://acme.com/no?page={path}" }',
  },
  report: {
    kind: url,
    about:
      'The URL of a link for reporting a problem with the page. `{path}`, `{title}` and `{url}` are those of the page.',
    example: '"https://github.com/acme/docs/issues/new?title={title}"',
  },
  readingTime: {
    kind: flag,
    fallback: false,
    about: 'Shows how many minutes it takes to read the page.',
    example: 'true',
  },
  glossary: {
    kind: text,
    about:
      'A chapter with definition lists. Terms that are marked for the index with `{{i:term}}` and defined there lead to it, and show their definition.',
    example: '"glossary.md"',
  },
  sections: {
    kind: flag,
    fallback: false,
    about:
      'Shows each part of `SUMMARY.md` as a tab in the menu bar. The table of contents then only has the part that contains the page.',
    example: 'true',
  },
});
