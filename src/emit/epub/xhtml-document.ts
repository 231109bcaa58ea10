// The frame of every XHTML document of the EPUB.
import { encodePath, relativePath, urlPath } from '../../core/path.ts';
import { type Attribute, type XmlNode, xml, xmlDocument } from '../chapter-tree/xml.ts';

export interface DocumentFrame {
  /** A BCP 47 tag. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** Paths of the style sheets, relative to the package document. */
  readonly styles: readonly string[];
}

export interface XhtmlDocument {
  readonly path: string;
  readonly title: string;
  /** Texts of further style sheets. */
  readonly styles?: readonly string[];
  readonly bodyType?: string;
  readonly frame: DocumentFrame;
  readonly body: readonly XmlNode[];
}

const HTML_NAMESPACE = 'http://www.w3.org/1999/xhtml';
const EPUB_NAMESPACE = 'http://www.idpf.org/2007/ops';

export function xhtmlDocument({ path, title, styles = [], bodyType, frame, body }: XhtmlDocument): string {
  const { language, direction } = frame;
  const links = frame.styles.map((sheet) =>
    xml('link', [
      ['rel', 'stylesheet'],
      ['type', 'text/css'],
      ['href', encodePath(relativePath(urlPath(path), urlPath(sheet)))],
    ]),
  );
  const head = xml(
    'head',
    [],
    [xml('title', [], [title.trim() === '' ? '–' : title]), ...links, ...styles.map(styleElement)],
  );
  const root: readonly Attribute[] = [
    ['xmlns', HTML_NAMESPACE],
    ['xmlns:epub', EPUB_NAMESPACE],
    ['lang', language],
    ['xml:lang', language],
    ['dir', direction],
  ];
  const bodyAttributes: readonly Attribute[] = bodyType === undefined ? [] : [['epub:type', bodyType]];
  return xmlDocument(xml('html', root, [head, xml('body', bodyAttributes, body)]), '<!DOCTYPE html>\n');
}

/** Without addresses: they are those of the site. */
const styleElement = (css: string): XmlNode =>
  xml(
    'style',
    [],
    [css.replace(/@(?:import|charset|namespace)[^;]*;?/gi, '').replace(/url\([^)]*\)/gi, 'none')],
  );
