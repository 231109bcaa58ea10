// The theme's assets and icons -> the functions that templates call.
import { escapeHtml } from '../../core/escape-html.ts';
import { encodePath } from '../../core/path.ts';
import { type WordValues, type Words, wordOf } from '../../core/words.ts';
import type { Assets } from './assets.ts';
import type { FunctionTools, TemplateFunction } from './template-engine.ts';
import { type Icons, findIcon, iconSpan } from './icons.ts';
import { isContentsContext, mdbookContentsList } from './mdbook-toc-helper.ts';
import { operators } from './operators.ts';

export interface FunctionSources extends FunctionTools {
  readonly assets: Assets;
  readonly icons: Icons;
  readonly words: Words;
}

/** Every function that a template may call, by name; `templates/README.md` lists them for authors. */
export const templateFunctions = (sources: FunctionSources): Readonly<Record<string, TemplateFunction>> => ({
  ...operators,
  resource: resourceFunction(sources),
  word: wordFunction(sources),
  icon: iconFunction(sources),
  fa: faFunction(sources),
  toc: tocFunction(sources),
  theme_option: themeOption,
  // For attributes that scripts read; the template escapes it.
  json: (value) => JSON.stringify(value),
});

/** `{{resource "css/general.css"}}`: the asset's address from this page. */
const resourceFunction =
  ({ assets, safe }: FunctionSources): TemplateFunction =>
  (name, options) =>
    safe(rootOf(options) + encodePath(assets.urlOf(String(name))));

/**
 * `{{word "search"}}`: a text of the interface. Named values fill its placeholders, an array as a list; the content of
 * `{{#word "page-moved-to"}}...{{/word}}` fills `{content}`. Values are escaped unless they are HTML already.
 */
const wordFunction = ({ words, safe }: FunctionSources): TemplateFunction =>
  function (this: unknown, key, options) {
    const { hash = {}, fn } = Object(options) as BlockOptions;
    const count: WordValues = typeof hash['count'] === 'number' ? { count: hash['count'] } : {};
    const values = fn === undefined ? hash : { ...hash, content: safe(fn(this)) };
    const text = escapeHtml(wordOf(words, String(key), count));
    const filled = text.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
      const value = values[name];
      if (value === undefined) return placeholder;
      return isSafe(value) ? value.toHTML() : escapeHtml(textOf(value, words));
    });
    return safe(filled);
  };

/** What Handlebars gives a function that may be called as a block. */
interface BlockOptions {
  readonly hash?: Readonly<Record<string, unknown>>;
  /** Renders the block's content; absent where the function isn't called as a block. */
  readonly fn?: (context: unknown) => string;
}

const isSafe = (value: unknown): value is { readonly toHTML: () => string } =>
  typeof value === 'object' && value !== null && 'toHTML' in value;

const textOf = (value: unknown, words: Words): string =>
  Array.isArray(value) ? value.join(wordOf(words, 'list-separator')) : String(value);

/** `{{icon "copy"}}`: the icon's SVG. */
const iconFunction =
  (sources: FunctionSources): TemplateFunction =>
  (name) =>
    sources.safe(svgOf(sources, String(name)) ?? '');

/** `{{fa "solid" "copy" "id"}}`: mdBook's way to say it. The style does not matter here: each icon is drawn once. */
const faFunction =
  (sources: FunctionSources): TemplateFunction =>
  (...args) => {
    const [, name, id] = args.slice(0, -1);
    const svg = svgOf(sources, String(name));
    return sources.safe(svg === undefined ? '' : iconSpan(svg, typeof id === 'string' ? id : undefined));
  };

/**
 * `{{#toc}}{{/toc}}`: all chapters, in mdBook's templates of the contents. Until 0.4.41 the template of a page had it too,
 * which put all chapters into every page: there it is the shared contents, and without scripts the page that lists them.
 */
const tocFunction =
  ({ assets, safe }: FunctionSources): TemplateFunction =>
  (options) => {
    const context = rootContext(options);
    if (isContentsContext(context)) return safe(mdbookContentsList(context));
    const root = rootOf(options);
    return safe(
      `<script src="${root}${encodePath(assets.urlOf('toc.js'))}"></script>` +
        '<mdbook-sidebar-scrollbox></mdbook-sidebar-scrollbox>' +
        `<noscript><iframe class="sidebar-iframe-outer" src="${root}toc.html"></iframe></noscript>`,
    );
  };

/** `{{theme_option "Light"}}` of mdBook 0.4: the name of a theme in the menu, which says of the default one that it is. */
const themeOption: TemplateFunction = (name, options) => {
  const chosen = rootContext(options)?.['default_theme'];
  return String(name).toLowerCase() === String(chosen).toLowerCase() ? `${String(name)} (default)` : name;
};

function svgOf({ icons, report }: FunctionSources, name: string): string | undefined {
  const { value, diagnostics } = findIcon(icons, name);
  diagnostics.forEach(report);
  return value;
}

/** `../` for each folder of the page, as our views and mdBook's context call it; empty where neither says. */
function rootOf(options: unknown): string {
  const context = rootContext(options);
  const root = context?.['pathToRoot'] ?? context?.['path_to_root'];
  return typeof root === 'string' ? root : '';
}

/** What the whole template was given; absent where Handlebars was not told. */
const rootContext = (options: unknown): Readonly<Record<string, unknown>> | undefined =>
  (Object(options) as { readonly data?: { readonly root?: Readonly<Record<string, unknown>> } }).data?.root;
