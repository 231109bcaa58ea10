// The keys of mdbook-pdf, which prints the site with a browser. They are accepted, and reported where they are set.
import { type Fields, type Kind, kindOf } from '../../read/config/keys/field.ts';

/** True where a key is set; nothing reads them. */
export interface MdbookPdfKeys {
  readonly browserBinaryPath?: true;
  readonly displayHeaderFooter?: true;
  readonly footerTemplate?: true;
  readonly generateDocumentOutline?: true;
  readonly generateTaggedPdf?: true;
  readonly headerTemplate?: true;
  readonly ignoreInvalidPageRanges?: true;
  readonly landscape?: true;
  readonly marginBottom?: true;
  readonly marginLeft?: true;
  readonly marginRight?: true;
  readonly marginTop?: true;
  readonly pageRanges?: true;
  readonly paperHeight?: true;
  readonly paperWidth?: true;
  readonly preferCssPageSize?: true;
  readonly printBackground?: true;
  readonly scale?: true;
  readonly staticSiteUrl?: true;
  readonly timeout?: true;
  readonly tryingTimes?: true;
}

const anything: Kind<true> = kindOf('any value', {}, () => true);

const ignored = (reason: string, example: string): Fields<MdbookPdfKeys>['scale'] => ({
  kind: anything,
  about: 'Accepted for mdbook-pdf.',
  example,
  noEffect: reason,
});

const BROWSER = 'no browser is needed to make the PDF';
const PAPER = 'set `paper` instead, such as `paper = "6in x 9in"`';
const MARGINS = 'set `margins` instead, such as `margins = "2cm"`';
const LOOK = 'the template `theme/pdf/book.typ` decides it';
const ALWAYS = 'the PDF always has bookmarks and tags';
const PAGES = 'the PDF always has all pages';

export const mdbookPdfKeys: Fields<MdbookPdfKeys> = {
  browserBinaryPath: ignored(BROWSER, '"/usr/bin/chromium"'),
  displayHeaderFooter: ignored(LOOK, 'true'),
  footerTemplate: ignored(LOOK, '"<p></p>"'),
  generateDocumentOutline: ignored(ALWAYS, 'true'),
  generateTaggedPdf: ignored(ALWAYS, 'true'),
  headerTemplate: ignored(LOOK, '"<p></p>"'),
  ignoreInvalidPageRanges: ignored(PAGES, 'true'),
  landscape: ignored(PAPER, 'true'),
  marginBottom: ignored(MARGINS, '0.5'),
  marginLeft: ignored(MARGINS, '0.5'),
  marginRight: ignored(MARGINS, '0.5'),
  marginTop: ignored(MARGINS, '0.5'),
  pageRanges: ignored(PAGES, '"1-5"'),
  paperHeight: ignored(PAPER, '11'),
  paperWidth: ignored(PAPER, '8'),
  preferCssPageSize: ignored(LOOK, 'true'),
  printBackground: ignored(LOOK, 'true'),
  scale: ignored('set `font-size` instead, such as `font-size = "9pt"`', '0.8'),
  staticSiteUrl: ignored(
    'links to files of the site use `output.html.site-url`',
    '"https://example.com/book/"',
  ),
  timeout: ignored(BROWSER, '600'),
  tryingTimes: ignored(BROWSER, '10'),
};
