// Lists the plugins that a book asks for and that don't run as they are: what replaces them, or what must be installed.
import type { Diagnostic } from '../../core/diagnostic.ts';
import type { Config } from '../../read/config/config.ts';
import type { PluginNeed } from './finding.ts';

/** Programs of mdBook plugins, and plugins of GitBook. */
export const pluginNeeds = (config: Config, diagnostics: readonly Diagnostic[]): readonly PluginNeed[] => [
  ...programsOf(config).map(({ table, program }) => programNeed(table, program)),
  ...diagnostics.flatMap((diagnostic) =>
    diagnostic.code === 'gitbook/plugins' ? diagnostic.args.plugins.map(gitbookNeed) : [],
  ),
];

/** The programs that a build runs, with the tables that ask for them. */
const programsOf = ({ preprocessors, outputs }: Config): readonly { table: string; program: string }[] => [
  ...preprocessors
    .filter(({ native, module }) => !native && module === undefined)
    .map(({ name, command }) => ({ table: `preprocessor.${name}`, program: command ?? `mdbook-${name}` })),
  ...outputs
    .filter(({ native }) => !native)
    .map(({ name, command }) => ({ table: `output.${name}`, program: command ?? `mdbook-${name}` })),
];

/** Names of installed programs that the book still needs, such as `mdbook-svgbob`. */
export const neededPrograms = (config: Config): ReadonlySet<string> =>
  new Set(programsOf(config).flatMap(({ program }) => program.match(/\bmdbook-[\w-]+/) ?? []));

const programNeed = (table: string, program: string): PluginNeed => ({
  what: `[${table}]`,
  why:
    table === 'output.xgettext'
      ? builtIn('`build-book translate` extracts the messages, with the settings of this table')
      : `runs \`${program}\`, which you must install; build-book doesn’t replace it`,
});

const gitbookNeed = (plugin: string): PluginNeed => {
  const [, instead] = GITBOOK.find(([pattern]) => pattern.test(plugin)) ?? [];
  return { what: `GitBook's \`${plugin}\``, why: instead ?? 'isn’t run, and build-book doesn’t replace it' };
};

const inToml = (what: string): string => `\`${what}\` in \`book.toml\` replaces it`;
const builtIn = (what: string): string => `not needed: ${what}`;

/** Widely used plugins, and what there is in their place. */
const GITBOOK: readonly (readonly [plugin: RegExp, instead: string])[] = [
  [/^(?:katex|mathjax)/, inToml('[preprocessor.katex]')],
  [/^mermaid/, inToml('[preprocessor.mermaid]')],
  [/^(?:prism|code-?highlighter)/, builtIn('build-book highlights code')],
  [/^search|^lunr/, builtIn('search is built in')],
  [/^(?:copy-code|code$|clipboard)/, builtIn('code blocks have a copy button')],
  [/^(?:anchor|heading-anchor)/, builtIn('headings have links')],
  [/toc|^navigator|treeview/, builtIn('each page lists its headings')],
  [
    /^(?:splitter|hide-element|back-to-top|theme-default|fontsettings)/,
    builtIn('the theme already does this or doesn’t need it'),
  ],
  [/^(?:expandable|collapsible|toggle-chapters|chapter-fold)/, inToml('output.html.fold')],
  [/^edit-link/, inToml('output.html.edit-url-template')],
  [/^github(?:-buttons)?$/, inToml('output.html.git-repository-url')],
  [/^(?:alerts|callouts?|hints?|flexible-alerts|richquotes)$/, 'isn’t run; write `> [!NOTE]`'],
  [/^(?:include|import)/, 'isn’t run; write `{{#include file}}`'],
  [/^(?:ga|google|analytics|baidu|disqus|gitalk)/, 'isn’t run; put its script into `theme/head.hbs`'],
  [/^(?:tabs|codetabs)/, 'isn’t run; write `{% tabs %}` and `{% tab title="..." %}`'],
  [/^(?:variables|puml|plantuml)/, 'isn’t run, and build-book doesn’t replace it'],
];
