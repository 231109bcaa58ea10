// The part of a plugin that adds scripts and style sheets to the pages that use it.
import type { Config } from '../../read/config/config.ts';
import { type AssetSources, textAsset } from './asset-files.ts';
import type { OwnFiles } from './page-assets.ts';
import type { AssetFile } from './theme-files.ts';

export interface PagePlugin {
  readonly name: string;
  /** Part of the site only if the plugin is on and a page uses the feature. */
  readonly pageFiles?: PageFiles | readonly PageFiles[];
}

/** Files are named by their paths in the site. */
export interface PageFiles {
  /** The `Facts.uses` entry of pages that need the files. */
  readonly feature: string;
  /** Linked by these pages in this order, before the book's own files. */
  readonly styles?: readonly string[];
  readonly scripts?: readonly string[];
  /** Files of the theme that templates link by themselves. */
  readonly linkedByTemplates?: readonly string[];
  /**
   * Loads files that the plugin ships: those linked above, and those they name with `resource`. All other files are in
   * `templates/`, where a book's theme can replace them.
   */
  readonly files?: Readonly<Record<string, () => Promise<string | Uint8Array>>>;
}

/** Files that pages link for each feature they use. */
export type FeatureFiles = ReadonlyMap<string, OwnFiles>;

export const featureFiles = (plugins: readonly PagePlugin[]): FeatureFiles =>
  new Map(
    plugins
      .flatMap(({ pageFiles = [] }) => pageFiles)
      .map(({ feature, styles = [], scripts = [] }): [string, OwnFiles] => [feature, { styles, scripts }]),
  );

/** Page files of the enabled plugins. */
export async function pluginAssets(
  plugins: readonly PagePlugin[],
  { plugins: on }: Pick<Config, 'plugins'>,
  sources: AssetSources,
): Promise<readonly AssetFile[]> {
  const files = plugins
    .filter(({ name }) => on[name] !== undefined)
    .flatMap(({ name, pageFiles = [] }) => [pageFiles].flat().map((each) => assetsOf(name, each, sources)));
  return (await Promise.all(files)).flat();
}

async function assetsOf(
  by: string,
  { feature, styles = [], scripts = [], linkedByTemplates = [], files = {} }: PageFiles,
  sources: AssetSources,
): Promise<readonly AssetFile[]> {
  const brought = Object.entries(files).map(async ([name, load]): Promise<AssetFile> => ({
    name,
    by,
    content: await load(),
  }));
  const ofTheme = [...styles, ...scripts, ...linkedByTemplates].filter((name) => !Object.hasOwn(files, name));
  const assets = [...(await Promise.all(brought)), ...ofTheme.flatMap((name) => textAsset(sources, name))];
  return assets.map((asset) => ({ ...asset, feature }));
}
