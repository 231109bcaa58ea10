// Renders SVG to PNG with a library that the book installs, loaded on first use.
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BookPath } from '../../core/path.ts';

/** The npm package of the library. */
export const drawingPackage = '@resvg/resvg-js';

export interface SvgDrawer {
  /** Version of the library: another one may draw differently. */
  readonly version: string;
  /**
   * Width of a drawing in pixels. Uses the system's fonts if `fonts` is empty. Throws in the same cases as {@link
   * draw}.
   */
  readonly widthOf: (svg: string, fonts: readonly BookPath[]) => number;
  /** Renders to PNG. Rejects if the library can't be loaded or the SVG is invalid. */
  readonly draw: (svg: string, fonts: readonly BookPath[]) => Promise<Uint8Array>;
}

/** The parts of the library that are used. */
interface Library {
  readonly Resvg: new (
    svg: string,
    options: object,
  ) => {
    readonly getBBox: () => { readonly width: number } | undefined;
  };
  readonly renderAsync: (svg: string, options: object) => Promise<{ readonly asPng: () => Uint8Array }>;
}

/** The library installed for the book in `root`, otherwise for build-book; absent if neither has it. */
export function findSvgDrawer(root: string): SvgDrawer | undefined {
  const found = [pathToFileURL(join(root, 'book.toml')).href, import.meta.url].map(placeFrom).find(Boolean);
  if (found === undefined) return undefined;
  // Node caches the module.
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
