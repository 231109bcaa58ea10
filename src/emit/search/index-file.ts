// A file of the search index, named by its content: browsers may keep it forever.
import { hashBytes } from '../../core/hash.ts';

/** The index's folder in the site. `templates/js/search/client.js` loads the index from there. */
export const INDEX_FOLDER = 'search-index';

/** Its address is the only one that stays the same when the index changes. */
export const MANIFEST = 'index.json';

export interface IndexFile {
  /** Relative to the index's folder. */
  readonly name: string;
  /** UTF-8, which takes half the memory of a string with a curly quotation mark. */
  readonly bytes: Buffer;
}

/** Names have no letters that differ only in case, for file systems that ignore it. */
const NAME_LENGTH = 12;

export function namedByContent(text: string, extension: 'txt' | 'json' | 'js'): IndexFile {
  const bytes = Buffer.from(text);
  const stem = hashBytes(bytes)
    .toLowerCase()
    .replace(/[^a-z\d]/g, '')
    .slice(0, NAME_LENGTH);
  return { name: `${stem}.${extension}`, bytes };
}

/** The name without its extension, which the manifest leaves out. */
export const stemOf = ({ name }: IndexFile): string => name.slice(0, name.lastIndexOf('.'));
