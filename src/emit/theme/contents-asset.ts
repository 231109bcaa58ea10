// Builds `toc.js`, the contents that all pages share, with the theme's own `toc.js.hbs` if it has one.
import type { Outcome } from '../../core/diagnostic.ts';
import { type BookPath, resolveFrom } from '../../core/path.ts';
import { contentsScript, foldOf } from '../pages/shared-contents.ts';
import { mdbookContentsContext } from '../pages/mdbook-toc-context.ts';
import { siteView } from '../pages/site-view.ts';
import { contentsCode, faviconAssets, sectionCode } from './asset-files.ts';
import { createAssets } from './assets.ts';
import { createEngine } from './template-engine.ts';
import { type AssetFile, type ThemeFolders, mdbookContentsScript } from './theme-files.ts';
import { createIcons } from './icons.ts';
import { pageThemes } from './page-themes.ts';
import { faviconsOf } from './page-assets.ts';
import { templateFunctions } from './template-functions.ts';
import type { Config } from '../../read/config/config.ts';
import type { Outline } from '../../read/summary/outline.ts';

export interface ContentsAssetSources extends ThemeFolders {
  readonly config: Config;
  readonly outline: Outline;
}

const NAME = 'toc.js';

/** The script. If a template fails, the error is reported and the built-in script is used. */
export async function contentsAsset(sources: ContentsAssetSources): Promise<Outcome<AssetFile>> {
  const { config, outline } = sources;
  const made = await scriptOfTemplate(sources);
  if (made !== undefined && made.value !== '')
    return { value: { name: NAME, by: made.by, content: made.value }, diagnostics: made.diagnostics };
  const { words, html } = config;
  const options = { fold: foldOf(html.fold, outline.items), sectionLabels: !html.noSectionLabel, words };
  const input = { ...sources, words };
  const select = config.buildBook.site.sections ? sectionCode(input) : undefined;
  const content = contentsScript(outline.items, options, { builder: contentsCode(input), select });
  return { value: { name: NAME, by: 'SUMMARY.md', content }, diagnostics: made?.diagnostics ?? [] };
}

/** Output of the theme's `toc.js.hbs`; absent if it has none. */
async function scriptOfTemplate({
  config,
  outline,
  builtin,
  own,
}: ContentsAssetSources): Promise<(Outcome<string> & { readonly by: BookPath }) | undefined> {
  const text = own?.folder.text(mdbookContentsScript);
  if (own === undefined || text === undefined) return undefined;
  const by = resolveFrom(own.path, mdbookContentsScript);
  const icons = createIcons(
    (path) => own.folder.text(path) ?? builtin.text(path),
    () => builtin.list('icons'),
  );
  const engine = await createEngine({
    pages: { [NAME]: { text, override: { file: by, builtin: undefined } } },
    parts: Object.fromEntries(
      ['head', 'header'].map((name) => [name, { text: own.folder.text(`${name}.hbs`) ?? '' }]),
    ),
    // As in mdBook, `resource` isn't available: final file names aren't known until this file is done.
    functions: (tools) =>
      Object.fromEntries(
        Object.entries(
          templateFunctions({ ...tools, icons, assets: createAssets([], 'plain'), words: config.words }),
        ).filter(([name]) => name !== 'resource'),
      ),
  });
  const favicons = faviconsOf(faviconAssets({ builtin, own }).map(({ name }) => name));
  const site = siteView(config, { icons, themes: pageThemes({ own, words: config.words }) });
  const script = engine.render(NAME, mdbookContentsContext({ site, favicons, items: outline.items }));
  return { value: script.value, diagnostics: [...engine.diagnostics, ...script.diagnostics], by };
}
