// Writes one edition of a book at its place among the others, and the root of the whole site with the first one.
import { resolve } from 'node:path';
import type { Outcome } from '../../core/diagnostic.ts';
import { type Siblings, folderBelow, urlInAll } from '../../core/edition.ts';
import { type UrlPath, urlPath } from '../../core/path.ts';
import { forgetEditions } from '../../disk/site/editions.ts';
import { destinationName } from '../../disk/site/destination.ts';
import type { WrittenSite } from '../../disk/site/write-site.ts';
import { htmlOutputDir } from '../../read/config/layout.ts';
import type { BuiltBook, Session, SessionOptions, WriteOptions } from '../session.ts';
import { NOTHING_WRITTEN, type WrittenOutput } from '../write-outputs.ts';
import type { PlannedLanguages } from './plan-languages.ts';

export interface EditionWriting {
  readonly options: Pick<SessionOptions, 'root' | 'environment' | 'destination' | 'only'>;
  readonly planned: PlannedLanguages;
  /** Absent when only this edition is written: the others and the root stay as they are. */
  readonly isWhole?: true;
}

/** What was written for one edition. */
export interface WrittenEdition {
  /** Of the edition, relative to its folder. */
  readonly own: Outcome<WrittenOutput>;
  /** Of the root of the whole site, which is written before the first edition; absent with the other editions. */
  readonly root?: Outcome<WrittenSite>;
}

/** The root of the whole site, absolute. */
export const wholeDestination = ({ options, planned }: Pick<EditionWriting, 'options' | 'planned'>): string =>
  resolve(options.root, htmlOutputDir(planned.config, options.destination));

type WritingSession = Pick<Session, 'write' | 'writeFront'>;

/** The book must not be fatal. */
export async function writeEdition(
  session: WritingSession,
  { built, siblings }: { readonly built: BuiltBook; readonly siblings: Siblings },
  { onProgress, ...writing }: EditionWriting & Pick<WriteOptions, 'onProgress'>,
): Promise<WrittenEdition> {
  const { planned, isWhole, options } = writing;
  const { folder, id } = siblings.current;
  const isFirst = planned.editions[0]?.current.id === id;
  const hasRoot = isFirst && isWhole && options.only === undefined;
  const root = hasRoot ? await writeRoot(session, built, writing) : undefined;
  const editions = folder === '' && isWhole ? foldersOf(planned, built) : undefined;
  const own = await session.write(built, {
    ...(onProgress && { onProgress }),
    ...(editions && { editions }),
  });
  return { own, ...(root && { root }) };
}

/** Files of an edition by their paths in the whole site. The edition at the root is written with its other versions. */
export function inWholeSite(
  { siblings, built }: { readonly siblings: Siblings; readonly built: BuiltBook },
  { written, removed, ...site }: WrittenSite,
): WrittenSite {
  const language = siblings.current.folder;
  const folder = language === '' ? language : folderBelow(versionFolder(built), language);
  const inAll = (url: UrlPath): UrlPath => urlInAll({ edition: { folder }, url });
  return { ...site, written: written.map(inAll), removed: removed.map(inAll) };
}

const versionFolder = ({ versions }: BuiltBook): UrlPath => versions?.place.folder ?? urlPath('');

/** Whether the root of the site has a page of its own, since no edition is there. */
export const hasFront = ({ editions }: PlannedLanguages): boolean =>
  editions.every(({ current }) => current.folder !== '');

/** The folders of editions that are sites of their own in the whole one. */
const foldersOf = ({ editions }: PlannedLanguages, built: BuiltBook): readonly UrlPath[] =>
  editions
    .map(({ current }) => current.folder)
    .filter((folder) => folder !== '')
    .map((folder) => folderBelow(versionFolder(built), folder));

/** Removes editions that the book no longer has, whose folders the site may need, and writes the root if no edition is there. */
async function writeRoot(
  session: WritingSession,
  built: BuiltBook,
  { options, planned }: EditionWriting,
): Promise<Outcome<WrittenSite>> {
  const destination = wholeDestination({ options, planned });
  const folders = foldersOf(planned, built);
  const name = destinationName({ root: options.root, destination });
  const gone = await forgetEditions({ destination, name }, folders);
  if (!hasFront(planned))
    return { value: { ...NOTHING_WRITTEN, removed: gone.value }, diagnostics: gone.diagnostics };
  const editions = planned.editions.map(({ current }) => current);
  const front = await session.writeFront(built, { config: planned.config, editions, folders });
  return {
    value: { ...front.value, removed: [...gone.value, ...front.value.removed] },
    diagnostics: [...gone.diagnostics, ...front.diagnostics],
  };
}
