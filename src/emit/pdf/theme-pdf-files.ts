// The folder `pdf` of the book's theme: its template, what the template uses, and fonts.
import { type BookPath, bookPath } from '../../core/path.ts';
import { themeFolder } from '../../read/config/layout.ts';
import type { SiteModel } from '../site-model.ts';

export interface ThemePdfFiles {
  /** By path from the root of the document; the template is `/book.typ`. */
  readonly files: Readonly<Record<string, Uint8Array>>;
  readonly fonts: readonly Uint8Array[];
}

const TEMPLATE = '/book.typ';

/** Without a template of the book the built-in one. */
const BUILT_IN = '#import "/built-in/book.typ": *\n';

/**
 * A restricted book has only the built-in template: another one could load packages from the network.
 */
export function themeFiles({ config, files }: Pick<SiteModel, 'config' | 'files'>): ThemePdfFiles {
  const folder = themePdfFolder(config);
  const fonts: Uint8Array[] = [];
  const found: Record<string, Uint8Array> = { [TEMPLATE]: Buffer.from(BUILT_IN) };
  for (const path of listed(folder, files)) {
    const bytes = files.bytes(path);
    const name = path.slice(folder.length);
    if (bytes === undefined) continue;
    if (/\.(?:ttf|otf|ttc|otc)$/i.test(name)) fonts.push(bytes);
    else if (
      !files.isRestricted &&
      !/^\/(?:built-in|chapters|images|in-text)\/|^\/(?:settings|main)\.typ$/.test(name)
    )
      found[name] = bytes;
  }
  return { files: found, fonts };
}

const themePdfFolder = (config: SiteModel['config']): BookPath => bookPath(`${themeFolder(config)}/pdf`);

const listed = (folder: BookPath, files: SiteModel['files']): readonly BookPath[] =>
  files.namesIn(folder).length === 0
    ? []
    : files
        .list(folder, () => false)
        .filter(({ kind }) => kind === 'file')
        .map(({ path }) => path);

/** Of everything that the folder brings. */
export const themeHash = ({ config, files }: Pick<SiteModel, 'config' | 'files'>): readonly unknown[] =>
  listed(themePdfFolder(config), files).map((path) => [path, files.hash(path)]);
