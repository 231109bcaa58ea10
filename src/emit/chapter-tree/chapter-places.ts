// Finds what a chapter's HTML shows in the chapter's source.
import type { BookFiles } from '../../core/book-files.ts';
import type { Location } from '../../core/diagnostic.ts';
import type { Page } from '../../link/resolve/book-index.ts';
import type { FindPlace } from './notices.ts';

export interface ChapterPlaces {
  /** The link or image with this address, as in the chapter's HTML. */
  readonly ofAddress: (address: string) => FindPlace;
  readonly ofTag: (element: string) => FindPlace;
  /** The first occurrence of a text in lower case. */
  readonly ofText: (text: string) => FindPlace;
}

/** What is included from another file is reported at the chapter's start. */
export function createPlaces({ chapter, facts }: Page, files: Pick<BookFiles, 'read'>): ChapterPlaces {
  const start: Location = { file: chapter.source, span: { start: 0, end: 0 } };
  const ofText = (text: string): Location => {
    const read = files.read(chapter.source);
    const at = read.kind === 'file' ? read.text.toLowerCase().indexOf(text) : -1;
    return at < 0 ? start : { file: chapter.source, span: { start: at, end: at + text.length } };
  };
  return {
    ofAddress: (address) => () =>
      facts.links.find((link) => link.url === address || sameFile(link.url, address))?.at ?? start,
    ofTag: (element) => () => ofText(`<${element}`),
    ofText: (text) => () => ofText(text),
  };
}

/** Addresses were resolved, so that only the file's name is the same. */
const sameFile = (one: string, other: string): boolean => nameOf(one) === nameOf(other);
const nameOf = (address: string): string => decodedPath(address).replace(/^.*[/\\]/, '');

/** The path of an address, without query and fragment. */
export function decodedPath(src: string): string {
  const [path = ''] = src.split(/[?#]/);
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
