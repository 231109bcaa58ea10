// The site of a book together with its versions.
import { type Edition, type Siblings, pathToAll } from '../../core/edition.ts';
import type { Outcome } from '../../core/diagnostic.ts';
import { languageTag } from '../../core/language-tag.ts';
import type { Site } from '../../core/output-file.ts';
import { type UrlPath, encodePath, urlPath } from '../../core/path.ts';
import { PRINT_URL } from '../../emit/pages/print-file.ts';
import { originOf } from '../../emit/pages/site-view.ts';
import type { SiteModel } from '../../emit/site-model.ts';
import { withCompressed } from '../../emit/static/compression.ts';
import {
  type PublishInput,
  type PublishedVersion,
  editionIn,
  publishedEdition,
  publishedSite,
} from '../../emit/versions/published-site.ts';
import { directionOf } from '../../read/config/text-direction.ts';
import { NEXT } from '../../read/versions/choose-versions.ts';
import { versionConfig } from '../../read/versions/version-config.ts';
import type { PreparedVersion } from './find-version.ts';
import { type OnDamage, keptEditionSite, keptFront } from './kept-site.ts';
import type { PreparedVersions } from './prepare-versions.ts';
import type { StayingEdition } from './staying-editions.ts';

/**
 * What is written to one folder:
 * - `root`: the edition at the root of the working tree, and all versions
 * - `front`: the page that leads to the languages of the working tree, and all versions
 * - `language`: an edition of the working tree in a folder of its own
 * - `served`: that of the original, and all versions at their addresses in the whole site
 */
export type WrittenPart = 'root' | 'front' | 'language' | 'served';

export interface PublishedBook {
  readonly prepared: PreparedVersions;
  /** Of the working tree in one language. */
  readonly model: SiteModel;
  /** That of the model, or for `front` the page at the root and its files. */
  readonly site: Site;
  readonly part: WrittenPart;
  /** The languages of the working tree; absent for a book that is built in one. */
  readonly siblings?: Siblings;
  readonly onDamage: OnDamage;
}

/** The working tree comes first in the menu, then the versions, then those that are published elsewhere. */
export function publishedBook(book: PublishedBook): Outcome<Site> {
  const { prepared, model, part, site } = book;
  const next = workingTree(book);
  const { language, direction } = languageOf(model);
  const input: PublishInput = {
    versions: [next, ...prepared.versions.flatMap((version) => publishedVersion(version, book))],
    elsewhere: Object.entries(prepared.config.elsewhere).map(([name, address]) =>
      elsewhere(name, address, { language, direction }),
    ),
    frame: model.frame,
  };
  const own = next.editions.find(({ edition }) => edition.language === language);
  const alone = part === 'language' || part === 'served';
  const edition =
    alone && own ? publishedEdition(input, { version: next, edition: { ...own, site } }) : new Map();
  const rest: Outcome<Site> =
    part === 'language' ? { value: new Map(), diagnostics: [] } : publishedSite(input);
  const value = new Map([...rest.value, ...edition]);
  return { ...rest, value: prepared.precompress ? withCompressed(value) : value };
}

/** The working tree in all its languages. Only that of the model has files here; the others are linked to. */
function workingTree({ prepared, model, site, part, siblings }: PublishedBook): PublishedVersion {
  const { config, place } = prepared;
  const version = {
    id: NEXT,
    name: Object.hasOwn(config.names, NEXT) ? (config.names[NEXT] ?? NEXT) : NEXT,
    folder: place.folder,
  };
  const { words } = model.config;
  const { origin } = model.frame.site;
  const pages = new Set(model.index.pages.map(({ chapter }) => chapter.url));
  const only: LanguageEdition = { ...languageOf(model), folder: urlPath(''), pages, isDefault: true };
  const current: LanguageEdition = siblings?.current ?? only;
  const root = origin === undefined ? undefined : new URL(pathToAll(current), origin).href;
  const languages: readonly LanguageEdition[] = siblings ? originalFirst(siblings.languages) : [only];
  return {
    id: NEXT,
    folder: place.folder,
    isCurrent: place.isCurrent,
    ...(!place.isCurrent && { status: 'unreleased' }),
    front: part === 'front' ? site : new Map(),
    editions: languages.map((each) => {
      const isOwn = each === current;
      const edition = { ...each, pages: isOwn ? pages : chaptersAmong(each), isDefault: place.isCurrent };
      return {
        edition: editionIn(version, edition),
        site: isOwn && part === 'root' ? site : new Map(),
        words,
        origin: root && (each.folder === '' ? root : `${root}${encodePath(each.folder)}/`),
      };
    }),
  };
}

/** What versions have to know of a language. */
type LanguageEdition = Pick<
  Edition,
  'folder' | 'language' | 'direction' | 'pages' | 'untranslated' | 'isDefault'
>;

const originalFirst = (languages: readonly Edition[]): readonly Edition[] => [
  ...languages.filter(({ isDefault }) => isDefault),
  ...languages.filter(({ isDefault }) => !isDefault),
];

/** Versions know of the pages of chapters only. */
const chaptersAmong = ({ pages }: LanguageEdition): ReadonlySet<UrlPath> =>
  new Set([...pages].filter((url) => url !== PRINT_URL && url !== 'toc.html'));

const languageOf = ({ config: { book } }: SiteModel): Pick<Edition, 'language' | 'direction'> => ({
  language: languageTag(book.language) ?? book.language,
  direction: book.textDirection,
});

function publishedVersion(
  { version, folder, kept, stays }: PreparedVersion,
  { prepared: { config, place }, model, siblings, part, onDamage }: PublishedBook,
): readonly PublishedVersion[] {
  const { status, ref: id, name } = version;
  const isDefault = status === 'latest' && !place.isCurrent;
  const [original = languageOf(model)] = originalFirst(siblings?.languages ?? []);
  const editions = kept
    ? kept.record.editions.map(({ pages, untranslated, words, origin, ...edition }) => ({
        edition: editionIn(
          { id, name, folder },
          { ...edition, pages: new Set(pages), untranslated: new Set(untranslated), isDefault },
        ),
        site: part === 'language' ? new Map() : keptEditionSite(kept, edition, onDamage),
        words,
        origin,
      }))
    : originalOnTop(stays ?? [], original.language).map((edition) => ({
        edition: editionIn({ id, name, folder }, { ...stayingEdition(edition, original), isDefault }),
        site: new Map(),
        words: model.config.words,
        origin: originOf(versionConfig(model.config, { ...place, folder }, edition.folder)),
      }));
  if (editions.length === 0) return [];
  const hasBanner = status === 'unreleased' || (status === 'old' && config.old !== 'plain');
  return [
    {
      id,
      folder,
      editions,
      isCurrent: isDefault,
      front: kept ? keptFront(kept, onDamage) : new Map(),
      ...(hasBanner && { status }),
      isRedirected: status === 'old' && config.old === 'redirect',
      alias: folder === '' ? version.folder : undefined,
    },
  ];
}

/** What was the original of a version isn't known. If all its languages have folders, that of the working tree is taken for it. */
function originalOnTop(stays: readonly StayingEdition[], original: string): readonly StayingEdition[] {
  const found = stays.find(({ folder, language }) => folder === '' || language === original);
  return found ? [found, ...stays.filter((each) => each !== found)] : stays;
}

/** The edition in the folder of a version is taken for one in the original language of the working tree. */
function stayingEdition(
  { folder, language, pages }: StayingEdition,
  original: Pick<Edition, 'language' | 'direction'>,
): Pick<Edition, 'folder' | 'language' | 'direction' | 'pages'> {
  return {
    folder,
    language: language ?? original.language,
    direction: language === undefined ? original.direction : directionOf(language),
    pages: new Set(pages),
  };
}

const elsewhere = (
  name: string,
  address: string,
  { language, direction }: Pick<Edition, 'language' | 'direction'>,
): Edition => ({
  kind: 'version',
  id: name,
  name,
  address,
  folder: urlPath(''),
  language,
  direction,
  pages: new Set<UrlPath>(),
  isDefault: false,
});
