// Renders an index as HTML: a bar of letters, then the entries of each letter with their places.
import { escapeHtml } from '../../core/escape-html.ts';
import { type UrlPath, encodePath, relativePath } from '../../core/path.ts';
import { type Words, wordOf } from '../../core/words.ts';
import type { EntryHtml } from './entry-html.ts';
import type { SeeTerm, TermEntry, TermGroup, TermIndex, TermPlace } from './term-index.ts';

export interface IndexPlace {
  /** The page that contains the index, which links are relative to. */
  readonly url: UrlPath;
  /** Prefix of the letters' ids, so that a page can contain several indexes. */
  readonly id: string;
  /** Whether places are named by chapter only or with the section. */
  readonly names: 'chapter' | 'section';
  readonly entryHtml: EntryHtml;
  readonly words: Words;
}

export const renderIndex = (index: TermIndex, place: IndexPlace): string =>
  index.groups.length === 0
    ? ''
    : letterBar(index.groups, place) + index.groups.map((group) => renderGroup(group, index, place)).join('');

const letterBar = (groups: readonly TermGroup[], { id, words }: IndexPlace): string =>
  `<nav class="index-letters" aria-label="${escapeHtml(wordOf(words, 'index-by-letter'))}">${groups
    .map((group) => `<a href="#${escapeHtml(`${id}-${group.key}`)}">${escapeHtml(labelOf(group, words))}</a>`)
    .join(' ')}</nav>\n`;

const labelOf = ({ label }: TermGroup, words: Words): string => label ?? wordOf(words, 'index-symbols');

function renderGroup(group: TermGroup, index: TermIndex, place: IndexPlace): string {
  const { key, entries } = group;
  const id = escapeHtml(`${place.id}-${key}`);
  const heading = `<h2 id="${id}" class="index-letter"><a class="header" href="#${id}">${escapeHtml(labelOf(group, place.words))}</a></h2>\n`;
  return heading + renderEntries(entries, index, place);
}

const renderEntries = (entries: readonly TermEntry[], index: TermIndex, place: IndexPlace): string =>
  `<ul class="index-list">\n${entries.map((entry) => renderEntry(entry, index, place)).join('')}</ul>\n`;

function renderEntry(entry: TermEntry, index: TermIndex, place: IndexPlace): string {
  const id = entry.key === undefined ? '' : ` id="${escapeHtml(`${place.id}-entry-${entry.key}`)}"`;
  const text = index.form === 'html' ? entry.text : place.entryHtml(entry.text);
  const separator = escapeHtml(wordOf(place.words, 'place-separator'));
  const links = placeNames(entry.places, place).map(
    ({ name, at }) => `<a href="${escapeHtml(hrefOf(at, place.url))}">${escapeHtml(name)}</a>`,
  );
  const see = entry.see.map((term) => renderSee(term, place)).join(separator);
  const label = wordOf(place.words, links.length === 0 ? 'see' : 'see-also');
  const also = see === '' ? [] : [`<em>${escapeHtml(label)}</em> ${see}`];
  const places = [...links, ...also].join(separator);
  const shown = places === '' ? '' : ` <span class="index-places">${places}</span>`;
  const below = entry.children.length === 0 ? '' : `\n${renderEntries(entry.children, index, place)}`;
  return `<li${id}><span class="index-entry">${text}</span>${shown}${below}</li>\n`;
}

function renderSee({ text, key }: SeeTerm, { id, entryHtml }: IndexPlace): string {
  const html = entryHtml(text);
  return key === undefined ? html : `<a href="#${escapeHtml(`${id}-entry-${key}`)}">${html}</a>`;
}

const hrefOf = ({ url, id }: TermPlace, from: UrlPath): string =>
  encodePath(relativePath(from, url)) + (id === undefined ? '' : `#${encodeURI(id)}`);

/**
 * Link texts of an entry's places: `Networking, Server`. Equal texts are prefixed with the parent chapter; if they
 * are still equal, they are numbered.
 */
function placeNames(
  places: readonly TermPlace[],
  { names, words }: Pick<IndexPlace, 'names' | 'words'>,
): readonly { readonly name: string; readonly at: TermPlace }[] {
  const comma = wordOf(words, 'list-separator');
  const short = places.map((at) => nameOf(at, names, comma));
  const long = places.map((at, i) =>
    isRepeated(short, i) && at.parent !== undefined ? at.parent + comma + (short[i] ?? '') : (short[i] ?? ''),
  );
  return places.map((at, i) => {
    const name = long[i] ?? '';
    const nth = long.slice(0, i + 1).filter((other) => other === name).length;
    return { name: isRepeated(long, i) && nth > 1 ? `${name} (${nth})` : name, at };
  });
}

const isRepeated = (all: readonly string[], i: number): boolean =>
  all.indexOf(all[i] ?? '') !== i || all.includes(all[i] ?? '', i + 1);

const nameOf = ({ chapter, section }: TermPlace, names: IndexPlace['names'], comma: string): string =>
  names === 'chapter' || section === undefined ? chapter : chapter + comma + section;
