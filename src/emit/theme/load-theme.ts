// Loads a theme from the built-in templates and the book's theme folder. Templates compile when first needed.
import type { Outcome } from '../../core/diagnostic.ts';
import { type Hash, hashOf } from '../../core/hash.ts';
import { bookPath, resolveFrom } from '../../core/path.ts';
import type { Words } from '../../core/words.ts';
import { type Assets, type Fingerprints, createAssets } from './assets.ts';
import { themeAssets } from './asset-files.ts';
import { type Engine, type EngineSources, createEngine } from './template-engine.ts';
import * as files from './theme-files.ts';
import type { AssetFile, ThemeFolder, ThemeFolders } from './theme-files.ts';
import { slotParts } from './slot-parts.ts';
import { type Icons, createIcons } from './icons.ts';
import { mdbookFiles, linksUnhashedFiles } from './mdbook-files.ts';
import { type PageTheme, pageThemes, themeFile } from './page-themes.ts';
import { templateFunctions } from './template-functions.ts';
import { type TemplateTexts, templateTexts } from './template-texts.ts';
import { type ThemeColors, colorsIn, themeColors } from './theme-colors.ts';

export interface ThemeInput extends ThemeFolders {
  /** Other files served under the theme's rules: `additional-css`, `additional-js` and generated files (`toc.js`). */
  readonly extra: readonly AssetFile[];
  readonly fingerprints: Fingerprints;
  readonly words: Words;
}

/** How the pages of a book look. */
export interface Theme {
  readonly assets: Assets;
  readonly icons: Icons;
  /** A text file of the theme, from the book's theme if it has the file; absent if neither has it. */
  readonly text: (path: string) => string | undefined;
  /** True if the book has its own `index.hbs` written for mdBook, which receives mdBook's context. */
  readonly mdbookPage: boolean;
  /** True if it has its own `redirect.hbs`. */
  readonly mdbookRedirect: boolean;
  /** Whether it has its own `toc.js.hbs` and `toc.html.hbs`. */
  readonly mdbookContents: { readonly script: boolean; readonly page: boolean };
  /** True if the book has its own `head.hbs`, whose content can't be known here. */
  readonly ownHead: boolean;
  /** True if it has templates or scripts of its own, which may do anything. */
  readonly ownCode: boolean;
  /** The color themes of the menu. */
  readonly themes: readonly PageTheme[];
  /** Main colors of a color theme; those of the built-in light theme if they can't be parsed. */
  readonly colorsOf: (theme: string) => ThemeColors;
  /** Hash of everything a page's HTML depends on besides its view. */
  readonly hash: Hash;
  /** Hash of the template of social cards and the parts that it may include. */
  readonly imageHash: Hash;
  /** The compiled templates. The first call loads Handlebars. */
  readonly engine: () => Promise<Engine>;
  /** The same with the words of another language. */
  readonly engineWith: (words: Words) => Promise<Engine>;
  /** Hash of the parts with links to other versions. */
  readonly slotsHash: Hash;
}

/** Reads a theme. Files of the book replace built-in files one by one, under mdBook's names or ours. */
export async function loadTheme(input: ThemeInput): Promise<Outcome<Theme>> {
  const own = input.own?.folder;
  const text = (path: string): string | undefined => files.ownOrBuiltin(input, path);
  const icons = createIcons(text, () => [...input.builtin.list('icons'), ...(own?.list('icons') ?? [])]);
  const assets = createAssets(
    [...themeAssets(input), ...mdbookFiles({ ...input, icons }), ...input.extra],
    own !== undefined && linksUnhashedFiles(own) ? 'plain' : input.fingerprints,
  );
  const texts = templateTexts(input.builtin, own, (path) =>
    resolveFrom(input.own?.path ?? bookPath(''), path),
  );
  const parts = { texts, assets, icons, words: input.words };
  const engine = engineOnce(parts);
  const { image, ...pages } = texts.pages;
  const theme: Theme = {
    assets,
    icons,
    text,
    mdbookPage: Object.hasOwn(texts.pages, files.mdbookPage),
    mdbookRedirect: Object.hasOwn(texts.pages, files.mdbookRedirect),
    mdbookContents: {
      script: own?.text(files.mdbookContentsScript) !== undefined,
      page: Object.hasOwn(texts.pages, files.mdbookContentsPage),
    },
    ownHead: texts.parts['head']?.override !== undefined,
    ownCode:
      texts.overridden ||
      (own !== undefined &&
        (own.list('js').length > 0 ||
          ['book.js', files.mdbookContentsScript].some((name) => own.text(name) !== undefined))),
    themes: pageThemes(input),
    colorsOf: (name) => mainColors(name, { assets, builtin: input.builtin }),
    imageHash: hashOf([image, texts.parts, input.words.hash]),
    hash: hashOf([pages, texts.parts, assets.list.map((asset) => asset.url), input.words.hash]),
    engine,
    engineWith: (words) => createEngine(engineSources({ ...parts, words })),
    slotsHash: hashOf(slotParts.map((name) => texts.parts[name])),
  };
  return { value: theme, diagnostics: texts.overridden ? (await engine()).diagnostics : [] };
}

function mainColors(
  theme: string,
  { assets, builtin }: { readonly assets: Assets; readonly builtin: ThemeFolder },
): ThemeColors {
  const sheet = assets.list.find(({ name }) => name === files.variablesSheet)?.content;
  const light = colorsIn(builtin.text(themeFile('light')) ?? '', 'light');
  return themeColors(typeof sheet === 'string' ? sheet : '', theme, light);
}

interface EngineParts {
  readonly texts: TemplateTexts;
  readonly assets: Assets;
  readonly icons: Icons;
  readonly words: Words;
}

function engineOnce(parts: EngineParts): () => Promise<Engine> {
  let made: Promise<Engine> | undefined;
  return () => (made ??= createEngine(engineSources(parts)));
}

const engineSources = ({ texts, assets, icons, words }: EngineParts): EngineSources => ({
  pages: texts.pages,
  parts: texts.parts,
  functions: (tools) => templateFunctions({ ...tools, assets, icons, words }),
});
