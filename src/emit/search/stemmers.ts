// Stemmers of the book's languages, which the search in the browser uses to find other forms of a word.
import { readPackageModule } from '../../disk/package-file.ts';
import { type IndexFile, namedByContent } from './index-file.ts';

/** Modules of `@orama/stemmers` by language. */
const STEMMERS: Readonly<Record<string, string>> = {
  ...{ ar: 'arabic', bg: 'bulgarian', da: 'danish', de: 'german', el: 'greek', en: 'english', es: 'spanish' },
  ...{
    fi: 'finnish',
    fr: 'french',
    ga: 'irish',
    hi: 'indian',
    hu: 'hungarian',
    hy: 'armenian',
    id: 'indonesian',
  },
  ...{ it: 'italian', lt: 'lithuanian', nb: 'norwegian', ne: 'nepali', nl: 'dutch', nn: 'norwegian' },
  ...{ no: 'norwegian', pt: 'portuguese', ro: 'romanian', ru: 'russian', sa: 'sanskrit', sr: 'serbian' },
  ...{ sv: 'swedish', ta: 'tamil', tr: 'turkish', uk: 'ukrainian' },
};

/** One for each of the languages that has one. */
export async function stemmerFiles(languages: readonly string[]): Promise<readonly IndexFile[]> {
  const names = new Set(languages.flatMap((tag) => STEMMERS[tag.toLowerCase().split(/[-_]/)[0] ?? ''] ?? []));
  return Promise.all([...names].sort().map(stemmerFile));
}

const stemmerFile = async (name: string): Promise<IndexFile> =>
  namedByContent(await readPackageModule(`@orama/stemmers/${name}`), 'js');
