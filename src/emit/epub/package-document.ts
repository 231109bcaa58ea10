// `package.opf`: the book's metadata, its files and their order (EPUB 3.3, 5; EPUB Accessibility 1.1, 2).
import { encodePath } from '../../core/path.ts';
import { type Attribute, type XmlElement, xml, xmlDocument } from '../chapter-tree/xml.ts';

export interface BookMetadata {
  readonly identifier: string;
  readonly title: string;
  readonly language: string;
  readonly authors: readonly string[];
  readonly description?: string;
  readonly direction: 'ltr' | 'rtl';
  /** `2026-01-31T10:00:00Z`; absent if unknown. */
  readonly time?: string;
}

export interface ManifestItem {
  readonly path: string;
  readonly mediaType: string;
  readonly properties?: readonly string[];
  /** True for the documents that are read one after the other. */
  readonly inSpine?: boolean;
}

/** What the book has, for those who choose it by what they can see or hear. */
export interface Accessibility {
  readonly summary: string;
  readonly hasImages: boolean;
  /** Whether all images have alt texts. */
  readonly isDescribed: boolean;
  readonly hasMath: boolean;
  readonly hasIndex: boolean;
  /** Whether an image may move. */
  readonly mayFlash: boolean;
}

export interface PackageInput {
  readonly metadata: BookMetadata;
  readonly items: readonly ManifestItem[];
  readonly accessibility: Accessibility;
}

/** The specification requires a time of change. A book without a known one has this, because builds have no clock. */
const NO_TIME = '2000-01-01T00:00:00Z';

export function packageDocument({ metadata, items, accessibility }: PackageInput): string {
  return xmlDocument(
    xml(
      'package',
      [
        ['xmlns', 'http://www.idpf.org/2007/opf'],
        ['version', '3.0'],
        ['unique-identifier', 'identifier'],
        ['xml:lang', metadata.language],
        ['dir', metadata.direction],
        ['prefix', 'a11y: http://www.idpf.org/epub/vocab/package/a11y/#'],
      ],
      [
        xml(
          'metadata',
          [['xmlns:dc', 'http://purl.org/dc/elements/1.1/']],
          separated([...described(metadata), ...accessible(accessibility)]),
        ),
        xml('manifest', [], separated(items.map(manifestItem))),
        xml(
          'spine',
          metadata.direction === 'rtl' ? [['page-progression-direction', 'rtl']] : [],
          separated(items.flatMap(spineItem)),
        ),
      ],
    ),
  );
}

/** The id of an item by its position. */
const itemId = (index: number): string => `item-${index + 1}`;

const manifestItem = ({ path, mediaType, properties }: ManifestItem, index: number): XmlElement =>
  xml('item', [
    ['id', itemId(index)],
    ['href', encodePath(path)],
    ['media-type', mediaType],
    ...(properties?.length ? [['properties', properties.join(' ')] as const] : []),
  ]);

const spineItem = ({ inSpine }: ManifestItem, index: number): readonly XmlElement[] =>
  inSpine === true ? [xml('itemref', [['idref', itemId(index)]])] : [];

/** One element per line. */
const separated = (elements: readonly XmlElement[]): XmlElement['children'] =>
  elements.flatMap((element) => ['\n', element]);

const meta = (property: string, value: string, more: readonly Attribute[] = []): XmlElement =>
  xml('meta', [['property', property], ...more], [value]);

function described({
  identifier,
  title,
  language,
  authors,
  description,
  time,
}: BookMetadata): readonly XmlElement[] {
  const creators = authors
    .filter((author) => author.trim() !== '')
    .flatMap((author, i) => [
      xml('dc:creator', [['id', `author-${i + 1}`]], [author]),
      meta('role', 'aut', [
        ['refines', `#author-${i + 1}`],
        ['scheme', 'marc:relators'],
      ]),
    ]);
  return [
    xml('dc:identifier', [['id', 'identifier']], [identifier]),
    xml('dc:title', [], [title]),
    xml('dc:language', [], [language]),
    ...creators,
    ...(description?.trim() ? [xml('dc:description', [], [description])] : []),
    ...(time === undefined ? [] : [xml('dc:date', [], [time.slice(0, 10)])]),
    meta('dcterms:modified', time ?? NO_TIME),
  ];
}

/** Only what is true of every book made here; a claim of conformance needs a person who has looked at it. */
function accessible({
  summary,
  hasImages,
  isDescribed,
  hasMath,
  hasIndex,
  mayFlash,
}: Accessibility): readonly XmlElement[] {
  const features = [
    'tableOfContents',
    'readingOrder',
    'structuralNavigation',
    'displayTransformability',
    ...(hasImages && isDescribed ? ['alternativeText'] : []),
    ...(hasMath ? ['MathML'] : []),
    ...(hasIndex ? ['index'] : []),
  ];
  return [
    meta('schema:accessMode', 'textual'),
    ...(hasImages ? [meta('schema:accessMode', 'visual')] : []),
    ...(isDescribed ? [meta('schema:accessModeSufficient', 'textual')] : []),
    ...(hasImages ? [meta('schema:accessModeSufficient', 'textual,visual')] : []),
    ...features.map((feature) => meta('schema:accessibilityFeature', feature)),
    meta('schema:accessibilityHazard', mayFlash ? 'unknown' : 'none'),
    meta('schema:accessibilitySummary', summary),
  ];
}
