// The EPUB's style sheets: ours with the theme's colors, and those of `additional-css` with the files that they use.
import { type Diagnostic, type Outcome, diagnose } from '../../core/diagnostic.ts';
import { type BookPath, folderOf, isInternalUrl, resolveFrom } from '../../core/path.ts';
import type { BookFiles } from '../../core/book-files.ts';
import { themesWithoutScript } from '../theme/page-themes.ts';
import { styleAddresses } from '../theme/style-addresses.ts';
import { themeVariables } from '../theme/theme-colors.ts';
import { highlightSheet, variablesSheet } from '../theme/theme-files.ts';
import type { Theme } from '../theme/load-theme.ts';
import type { Resource } from './book-images.ts';
import type { EpubOptions } from './epub-options.ts';
import type { FileNames } from './file-names.ts';
import { imageType } from './image-type.ts';

/** Files of `templates/` or the book's theme. */
export const LAYOUT_SHEET = 'css/epub.css';
export const COLORS_SHEET = 'css/epub-colors.css';

export interface EpubStyles {
  /** Paths to link, in order. */
  readonly sheets: readonly string[];
  readonly resources: readonly Resource[];
}

/** The built-in sheet. Many readers don't know variables, so it has their values. */
export function builtInSheet(theme: Pick<Theme, 'assets' | 'text'>): string {
  const colors = theme.text(COLORS_SHEET) ?? '';
  const contentOf = (name: string): string => {
    const content = theme.assets.list.find((asset) => asset.name === name)?.content;
    return typeof content === 'string' ? content : '';
  };
  const sheet = contentOf(variablesSheet) + contentOf(highlightSheet);
  const filled = (name: string): string => {
    const values = themeVariables(sheet, name);
    return colors.replace(/var\((--[\w-]+)\)/g, (whole, variable: string) => values.get(variable) ?? whole);
  };
  const dark = filled(themesWithoutScript.dark).trimEnd();
  return `${theme.text(LAYOUT_SHEET) ?? ''}${filled(themesWithoutScript.light)}@media (prefers-color-scheme: dark) {\n${dark}\n}\n`;
}

export function epubStyles(
  options: EpubOptions,
  {
    files,
    theme,
    nameFile,
  }: { readonly files: BookFiles; readonly theme: Theme; readonly nameFile: FileNames },
): Outcome<EpubStyles> {
  const diagnostics: Diagnostic[] = [];
  const missing = (path: string, key: string): void => {
    diagnostics.push(diagnose('theme/no-such-asset', { path, key }));
  };
  const used = createUsedFiles(files, nameFile);
  for (const source of options.additionalResources)
    if (used.add(source) === undefined) missing(source, 'output.epub.additional-resources');
  const find = (address: string, sheet: BookPath): string | undefined => {
    if (!isInternalUrl(address)) return undefined;
    const source = resolveFrom(folderOf(sheet), address.replace(/[?#].*$/s, ''));
    const named = options.additionalResources.find((path) => nameOf(path) === nameOf(source));
    return used.add(source) ?? (named && used.add(named));
  };
  const sheets: Resource[] = [];
  const addSheet = (name: string, content: string): void => {
    sheets.push({ path: nameFile(name, 'css'), mediaType: 'text/css', content });
  };
  if (options.useDefaultCss) addSheet('book.css', builtInSheet(theme));
  for (const source of options.additionalCss) {
    const read = files.read(source);
    if (read.kind !== 'file') missing(source, 'output.epub.additional-css');
    else
      addSheet(
        nameOf(source),
        withAddresses(read.text, (address) => find(address, source)),
      );
  }
  const resources = [...sheets, ...used.list()];
  return { value: { sheets: sheets.map(({ path }) => path), resources }, diagnostics };
}

interface UsedFiles {
  /** The file's path in the EPUB; absent if it doesn't exist. */
  readonly add: (source: BookPath) => string | undefined;
  readonly list: () => readonly Resource[];
}

/** The files that style sheets use, each once. */
function createUsedFiles(files: BookFiles, nameFile: FileNames): UsedFiles {
  const bySource = new Map<BookPath, Resource>();
  return {
    add: (source) => {
      const known = bySource.get(source);
      if (known !== undefined) return known.path;
      const bytes = files.bytes(source);
      if (bytes === undefined) return undefined;
      const { mediaType, extension } = resourceType(source, bytes);
      const path = nameFile(nameOf(source), extension);
      bySource.set(source, { path, mediaType, content: bytes });
      return path;
    },
    list: () => [...bySource.values()],
  };
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** The sheet with each address replaced; unknown ones stay as they are. */
function withAddresses(css: string, find: (address: string) => string | undefined): string {
  let text = '';
  let at = 0;
  for (const { address, span } of styleAddresses(css)) {
    const path = find(address);
    if (path === undefined) continue;
    text += `${css.slice(at, span.start)}"${encodeURI(path)}"`;
    at = span.end;
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
