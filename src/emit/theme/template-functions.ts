// The functions that templates can call.
import { escapeHtml } from '../../core/escape-html.ts';
import { encodePath } from '../../core/path.ts';
import { type WordValues, type Words, wordOf } from '../../core/words.ts';
import type { Assets } from './assets.ts';
import type { FunctionTools, TemplateFunction } from './template-engine.ts';
import { type Icons, findIcon, iconSpan } from './icons.ts';
import { isContentsContext, mdbookContentsList } from './mdbook-toc-helper.ts';

export interface FunctionSources extends FunctionTools {
  readonly assets: Assets;
  readonly icons: Icons;
  readonly words: Words;
}

/** Every template function by name; `templates/README.md` documents them. */
export const templateFunctions = (sources: FunctionSources): Readonly<Record<string, TemplateFunction>> => ({
  ...operators,
  resource: resourceFunction(sources),
  word: wordFunction(sources),
  icon: iconFunction(sources),
  fa: faFunction(sources),
  toc: tocFunction(sources),
  theme_option: themeOption,
  // For attributes that scripts read. The template escapes the result.
  json: (value) => JSON.stringify(value),
});

/** `{{resource "css/general.css"}}`: URL of an asset, relative to this page. */
const resourceFunction =
  ({ assets, safe }: FunctionSources): TemplateFunction =>
  (name, options) =>
    safe(rootOf(options) + encodePath(assets.urlOf(String(name))));

/**
 * `{{word "search"}}`: a text of the interface. Named arguments fill its placeholders (an array becomes a list); the
 * content of `{{#word "page-moved-to"}}...{{/word}}` fills `{content}`. Values are escaped unless they are already
 * HTML.
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

/** Handlebars' options for a function that can be called as a block. */
interface BlockOptions {
  readonly hash?: Readonly<Record<string, unknown>>;
  /** Renders the block's content; absent if the function isn't called as a block. */
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

/** `{{fa "solid" "copy" "id"}}`: mdBook's icon helper. The style is ignored, because each icon has only one. */
const faFunction =
  (sources: FunctionSources): TemplateFunction =>
  (...args) => {
    const [, name, id] = args.slice(0, -1);
    const svg = svgOf(sources, String(name));
    return sources.safe(svg === undefined ? '' : iconSpan(svg, typeof id === 'string' ? id : undefined));
  };

/**
 * `{{#toc}}{{/toc}}`: the list of all chapters in mdBook's toc templates. Page templates up to mdBook 0.4.41 use it
 * too, which put all chapters into every page: there it loads the shared contents, or the page that lists them without
 * scripts.
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

/** `{{theme_option "Light"}}` of mdBook 0.4: a theme's menu label, marked if it is the default. */
const themeOption: TemplateFunction = (name, options) => {
  const chosen = rootContext(options)?.['default_theme'];
  return String(name).toLowerCase() === String(chosen).toLowerCase() ? `${String(name)} (default)` : name;
};

function svgOf({ icons, report }: FunctionSources, name: string): string | undefined {
  const { value, diagnostics } = findIcon(icons, name);
  diagnostics.forEach(report);
  return value;
}

/** `../` for each folder level of the page, from our view or mdBook's context; empty if neither has it. */
function rootOf(options: unknown): string {
  const context = rootContext(options);
  const root = context?.['pathToRoot'] ?? context?.['path_to_root'];
  return typeof root === 'string' ? root : '';
}

/** The context of the whole template; absent if Handlebars has none. */
const rootContext = (options: unknown): Readonly<Record<string, unknown>> | undefined =>
  (Object(options) as { readonly data?: { readonly root?: Readonly<Record<string, unknown>> } }).data?.root;

const truthy = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && Boolean(value);

const ordered = (compare: (a: number, b: number) => boolean): TemplateFunction =>
  function (a, b) {
    return compare(Number(a), Number(b));
  };

/** `eq`, `ne`, `gt`, `gte`, `lt`, `lte`, `and`, `or`, `not`, `len`. */
const operators: Readonly<Record<string, TemplateFunction>> = {
  eq: (a, b) => a === b,
  ne: (a, b) => a !== b,
  gt: ordered((a, b) => a > b),
  gte: ordered((a, b) => a >= b),
  lt: ordered((a, b) => a < b),
  lte: ordered((a, b) => a <= b),
  and: (...args) => args.slice(0, -1).every(truthy),
  or: (...args) => args.slice(0, -1).some(truthy),
  not: (value) => !truthy(value),
  len: (value) =>
    Array.isArray(value) || typeof value === 'string'
      ? value.length
      : typeof value === 'object' && value !== null
        ? Object.keys(value).length
        : 0,
};
