// The parts of `[build-book.site]` around the text of every page, with resolved addresses and icons.
import { type Diagnostic, type Outcome, diagnose } from '../../core/diagnostic.ts';
import { hashOf } from '../../core/hash.ts';
import { textWithLinks } from '../../core/text-with-links.ts';
import { type BookPath, encodePath, isInternalUrl, resolveFrom, urlPath } from '../../core/path.ts';
import type { BookIndex } from '../../link/resolve/book-index.ts';
import { hrefOf } from '../../link/resolve/page-slice.ts';
import { resolveLink } from '../../link/resolve/resolve-link.ts';
import type { Config } from '../../read/config/config.ts';
import { sectionsOf } from '../../read/summary/sections.ts';
import type { AddressView, FurnitureView, SiteLinkView, TextView } from '../theme/furniture-view.ts';
import { type Icons, nearestIcon, serviceIcon } from '../theme/icons.ts';

export interface FurnitureInput {
  readonly config: Config;
  readonly index: BookIndex;
  readonly icons: Icons;
  /** Whether a file of the book exists. */
  readonly exists: (path: BookPath) => boolean;
}

const ID_LENGTH = 8;

/** Absent for a book without any of it. Diagnostics have the key that they are about, but no position. */
export function siteFurniture(input: FurnitureInput): Outcome<FurnitureView | undefined> {
  const { site } = input.config.buildBook;
  const diagnostics: Diagnostic[] = [];
  const reader = (key: string): KeyReader => keyReader(input, `build-book.site.${key}`, diagnostics);
  const { logo, footer, announcement } = site;
  const parts = {
    logo: logo && {
      light: reader('logo').address(logo.light),
      dark: logo.dark && reader('logo').address(logo.dark),
    },
    links: site.links.map(reader('links').link),
    social: site.social.map(({ icon, link, text = icon }) => reader('social').link({ text, link, icon })),
    footer: footer && reader('footer').text(footer),
    announcement: announcement && {
      id: hashOf(announcement).slice(0, ID_LENGTH),
      text: reader('announcement').text(announcement),
    },
    sections: site.sections ? sectionLinks(input, diagnostics) : undefined,
  };
  const isEmpty = Object.values(parts).every((part) => part === undefined || part === '' || isNone(part));
  return { value: isEmpty ? undefined : (parts as FurnitureView), diagnostics };
}

const isNone = (part: object): boolean => Array.isArray(part) && part.length === 0;

interface KeyReader {
  readonly address: (link: string) => AddressView;
  readonly link: (written: { text: string; link: string; icon?: string }) => SiteLinkView;
  readonly text: (written: string) => readonly TextView[];
}

/** Reads values of a key, and reports what they name and doesn't exist. */
function keyReader(
  { config, index, icons, exists }: FurnitureInput,
  key: string,
  found: Diagnostic[],
): KeyReader {
  const address = (link: string): AddressView => {
    if (!isInternalUrl(link)) return { href: link };
    const from = resolveFrom(config.book.src, 'SUMMARY.md');
    const target = resolveLink(index, { url: link, page: from, from });
    const isMissing = target.kind === 'unresolved' && target.absolute === undefined && !exists(target.path);
    if (isMissing || target.kind === 'hidden')
      found.push(diagnose('config/no-such-target', { key, target: link }));
    return { href: hrefOf(target, urlPath('index.html')) ?? '', isInternal: true };
  };
  const iconOf = (icon: string): string | undefined => {
    const name = icon.replace(/^fa[bs]?-/, '');
    const svg = icons.svg(serviceIcon(name));
    if (svg === undefined) {
      const args = { key, icon, nearest: nearestIcon(icons, name) };
      found.push(diagnose('config/unknown-icon', args));
    }
    return svg;
  };
  return {
    address,
    link: ({ text, link, icon }) => ({
      text,
      ...address(link),
      ...(icon !== undefined && { icon: iconOf(icon) }),
    }),
    text: (written) =>
      textWithLinks(written).map(({ text, link }) =>
        link === undefined ? { text } : { text, ...address(link) },
      ),
  };
}

function sectionLinks({ index }: FurnitureInput, found: Diagnostic[]): FurnitureView['sections'] {
  const sections = sectionsOf(index.outline.items);
  const [key, reason] = ['build-book.site.sections', 'SUMMARY.md has no parts with chapters'];
  if (sections.length === 0) found.push(diagnose('config/no-effect', { key, reason }));
  return sections.length === 0
    ? undefined
    : sections.map(({ title, first }) => ({ title, href: encodePath(first.url) }));
}
