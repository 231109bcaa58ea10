// SVG -> PNG, by a library that a book installs where it wants pictures drawn. It is loaded when one is drawn.
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BookPath } from '../../core/path.ts';

/** The package that draws. */
export const drawingPackage = '@resvg/resvg-js';

export interface SvgDrawer {
  /** Of the library: another one may draw otherwise. */
  readonly version: string;
  /** How wide a drawing is, in pixels. Without `fonts` those of the system are used. Throws as {@link draw} rejects. */
  readonly widthOf: (svg: string, fonts: readonly BookPath[]) => number;
  /** The drawing as PNG. Rejects when the library cannot be loaded here, or the text is no SVG. */
  readonly draw: (svg: string, fonts: readonly BookPath[]) => Promise<Uint8Array>;
}

/** What is used of the library. */
interface Library {
  readonly Resvg: new (
    svg: string,
    options: object,
  ) => {
    readonly getBBox: () => { readonly width: number } | undefined;
  };
  readonly renderAsync: (svg: string, options: object) => Promise<{ readonly asPng: () => Uint8Array }>;
}

/** That of the book in `root`, else that beside this program; absent when it is installed at neither place. */
export function findSvgDrawer(root: string): SvgDrawer | undefined {
  const found = [pathToFileURL(join(root, 'book.toml')).href, import.meta.url].map(placeFrom).find(Boolean);
  if (found === undefined) return undefined;
  // Node keeps what it has loaded.
  const load = (): Library => createRequire(found.url)(drawingPackage) as Library;
  const optionsFor = (fonts: readonly BookPath[]): object => ({
    logLevel: 'off',
    font: {
      loadSystemFonts: fonts.length === 0,
      fontFiles: fonts.length === 0 ? undefined : fonts.map((path) => resolve(root, path)),
    },
  });
  return {
    version: found.version,
    widthOf: (svg, fonts) => new (load().Resvg)(svg, optionsFor(fonts)).getBBox()?.width ?? 0,
    draw: async (svg, fonts) => (await load().renderAsync(svg, optionsFor(fonts))).asPng(),
  };
}

function placeFrom(url: string): { readonly url: string; readonly version: string } | undefined {
  try {
    const { version } = createRequire(url)(`${drawingPackage}/package.json`) as { readonly version: string };
    return { url, version };
  } catch {
    return undefined;
  }
}
