// The EPUB's style sheets: ours with the theme's colors, and those of `additional-css` with the files that they use.
import { type Diagnostic, type Outcome, diagnose } from '../../core/diagnostic.ts';
import { type BookPath, folderOf, isInternalUrl, resolveFrom } from '../../core/path.ts';
import type { BookFiles } from '../../core/book-files.ts';
import { noScriptThemes } from '../theme/page-themes.ts';
import { type StyleAddress, styleAddresses } from '../theme/style-addresses.ts';
import { themeVariables } from '../theme/theme-colors.ts';
import { highlightSheet, variablesSheet } from '../theme/theme-files.ts';
import type { Theme } from '../theme/load-theme.ts';
import type { Resource } from '../chapter-tree/book-images.ts';
import type { EpubOptions } from './epub-options.ts';
import type { FileNames } from '../chapter-tree/file-names.ts';
import { imageType } from '../chapter-tree/image-type.ts';

/** Files of `templates/` or the book's theme. */
export const LAYOUT_SHEET = 'css/epub.css';
export const COLORS_SHEET = 'css/epub-colors.css';

/** The sheet of formulas; a part of the theme only if the book has them. */
const MATH_SHEET = 'css/math.css';

/** The rules of pages for the tokens of code and for terminals, of which the EPUB takes the colors. */
export const TOKENS_SHEETS: readonly string[] = ['css/code.css', 'css/code-lines.css'];

export interface EpubStyles {
  /** Paths to link, in order. */
  readonly sheets: readonly string[];
  readonly resources: readonly Resource[];
}

/** The built-in sheet. Many readers don't know variables, so it has their values. */
function builtInSheet(theme: Pick<Theme, 'assets' | 'text'>): string {
  const dark = filledColors(theme, noScriptThemes.dark).trimEnd();
  // EPUB forbids `direction` in style sheets (EPUB 3.3, section 6.3.1.3), and the font isn't a part of the book.
  const math = assetText(theme, MATH_SHEET).replace(/@font-face\s*\{[^}]*\}\s*|\bdirection:[^;]*;\s*/g, '');
  return `${theme.text(LAYOUT_SHEET) ?? ''}${math}${lightColors(theme)}@media (prefers-color-scheme: dark) {\n${dark}\n}\n`;
}

/** The sheet of the colors, with the values of the light theme. */
export const lightColors = (theme: Pick<Theme, 'assets' | 'text'>): string =>
  filledColors(theme, noScriptThemes.light);

/** Empty if the theme has no such sheet. */
function assetText({ assets }: Pick<Theme, 'assets'>, sheet: string): string {
  const content = assets.list.find((asset) => asset.name === sheet)?.content;
  return typeof content === 'string' ? content : '';
}

function filledColors(theme: Pick<Theme, 'assets' | 'text'>, name: string): string {
  const values = themeVariables(assetText(theme, variablesSheet) + assetText(theme, highlightSheet), name);
  const textOf = (path: string): string => theme.text(path) ?? '';
  const colors = textOf(COLORS_SHEET) + tokenColors(TOKENS_SHEETS.map(textOf).join(''));
  return colors.replace(/var\((--[\w-]+)\)/g, (whole, variable: string) => values.get(variable) ?? whole);
}

export interface StyleInput {
  readonly files: BookFiles;
  readonly theme: Theme;
  readonly nameFile: FileNames;
}

/** Rules that only set a color: variables such as `--ansi` stand for one. */
const COLOR_RULE = /((?:\.(?:hljs|ansi)-[\w-]+,?\s+)+)\{\s*(?:color|--ansi):\s*(var\(--hl-[\w-]+\));\s*\}/g;

const tokenColors = (css: string): string =>
  [...css.matchAll(COLOR_RULE)]
    .map(([, selectors, color]) => `${selectors}{\n  color: ${color};\n}\n`)
    .join('');

export function epubStyles(
  options: EpubOptions,
  { files, theme, nameFile }: StyleInput,
): Outcome<EpubStyles> {
  const diagnostics: Diagnostic[] = [];
  const missing = (path: string, key: string): void => {
    diagnostics.push(diagnose('theme/no-such-asset', { path, key }));
  };
  const used = createUsedFiles(options, { files, nameFile, report: (found) => diagnostics.push(found) });
  const builtIn: readonly Resource[] = options.useDefaultCss
    ? [{ path: nameFile('book.css', 'css'), mediaType: 'text/css', content: builtInSheet(theme) }]
    : [];
  for (const source of options.additionalResources)
    if (used.add(source) === undefined) missing(source, 'output.epub.additional-resources');
  const own = options.additionalCss.flatMap((source) => {
    const path = used.add(source);
    if (path === undefined) missing(source, 'output.epub.additional-css');
    return path === undefined ? [] : [path];
  });
  const resources = [...builtIn, ...used.list()];
  return { value: { sheets: [...builtIn.map(({ path }) => path), ...own], resources }, diagnostics };
}

interface UsedFiles {
  /** The file's path in the EPUB; absent if it doesn't exist. */
  readonly add: (source: BookPath) => string | undefined;
  readonly list: () => readonly Resource[];
}

interface UsedFilesInput extends Pick<StyleInput, 'files' | 'nameFile'> {
  readonly report: (found: Diagnostic) => void;
}

/** The author's style sheets and the files that they use, each once. */
function createUsedFiles(options: EpubOptions, { files, nameFile, report }: UsedFilesInput): UsedFiles {
  const paths = new Map<BookPath, string>();
  const resources: Resource[] = [];
  const pathFor = ({ address, span, isImport }: StyleAddress, sheet: BookPath): string | undefined => {
    if (/^(?:#|data:)/i.test(address)) return undefined;
    const source = resolveFrom(folderOf(sheet), address.replace(/[?#].*$/s, ''));
    const named = options.additionalResources.find((path) => nameOf(path) === nameOf(source));
    const path = isInternalUrl(address) ? (add(source) ?? (named && add(named))) : undefined;
    if (path !== undefined) return encodeURI(path);
    report(diagnose('epub/no-such-resource', { address }, { file: sheet, span }));
    return isImport ? NO_SHEET : NO_IMAGE;
  };
  const add = (source: BookPath): string | undefined => {
    const known = paths.get(source);
    if (known !== undefined) return known;
    const bytes = files.bytes(source);
    if (bytes === undefined) return undefined;
    const { mediaType, extension } = resourceType(source, bytes);
    const path = nameFile(nameOf(source), extension);
    // Before its content: style sheets may import each other.
    paths.set(source, path);
    const content =
      mediaType === 'text/css'
        ? withAddresses(Buffer.from(bytes).toString('utf8'), (address) => pathFor(address, source))
        : bytes;
    resources.push({ path, mediaType, content });
    return path;
  };
  return { add, list: () => resources };
}

/** Replaces a missing file: an empty sheet, or a transparent pixel. Core media types need no fallback. */
const NO_SHEET = 'data:text/css,';
const NO_IMAGE = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** The sheet with addresses replaced, where there is something to replace them with. */
function withAddresses(css: string, find: (address: StyleAddress) => string | undefined): string {
  let text = '';
  let at = 0;
  for (const address of styleAddresses(css)) {
    const replacement = find(address);
    if (replacement === undefined) continue;
    text += `${css.slice(at, address.span.start)}"${replacement}"`;
    at = address.span.end;
  }
  return text + css.slice(at);
}

const FONTS: Readonly<Record<string, string>> = {
  ttf: 'font/ttf',
  otf: 'font/otf',
  woff: 'font/woff',
  woff2: 'font/woff2',
  css: 'text/css',
};

function resourceType(
  source: BookPath,
  bytes: Uint8Array,
): { readonly mediaType: string; readonly extension: string } {
  const extension = /\.(\w+)$/.exec(source)?.[1]?.toLowerCase() ?? 'bin';
  const image = imageType(bytes);
  if (typeof image !== 'string') return image;
  return {
    extension,
    mediaType: (Object.hasOwn(FONTS, extension) ? FONTS[extension] : undefined) ?? 'application/octet-stream',
  };
}
