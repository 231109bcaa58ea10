// Parses a chapter into its body and facts: tokenizes the Markdown, builds one balanced tree of Markdown and raw
// HTML, puts the parts of a home page before it, moves footnotes to the end, links headings, processes code blocks, then serializes the tree and collects its
// facts.
import type { MarkdownIt } from 'markdown-it';
import type { Outcome } from '../../core/diagnostic.ts';
import { type MappedText, originOf } from '../../core/mapped-text.ts';
import type { BookPath } from '../../core/path.ts';
import type { Body } from './body.ts';
import { collectFacts } from './collect-facts.ts';
import { createParser } from './dialect.ts';
import { createEnv } from './env.ts';
import type { DefinitionOf } from '../../read/references/definition.ts';
import type { FrontMatter } from '../../read/preprocess/front-matter.ts';
import type { Facts } from './facts.ts';
import { type MarkdownPlugins, NO_PLUGINS, type PluginNodes, pluginNodes } from './markdown-hooks.ts';
import type { MarkdownOptions } from './options.ts';
import { serialize } from './serialize.ts';
import { appendBlocks } from './tree/block-tree.ts';
import { finishCodeBlocks } from './tree/code-blocks.ts';
import { createContext } from './tree/context.ts';
import { markExternalLinks } from './tree/external-links.ts';
import { captionImages } from './tree/figures.ts';
import { collectFootnotes } from './tree/footnotes.ts';
import { composeHomePage } from './tree/home-page.ts';
import { linkHeadings } from './tree/headings.ts';
import { convertIcons } from './tree/icon-tags.ts';
import { splitNestedLinks } from './tree/nested-links.ts';
import { checkRepetitions } from './tree/repeated-definitions.ts';

export interface ChapterInput {
  readonly source: BookPath;
  readonly text: MappedText;
  readonly frontMatter: FrontMatter;
  /** From `{{#title}}`. */
  readonly headTitle?: string;
  readonly options: MarkdownOptions;
  /** Absent for none. */
  readonly plugins?: MarkdownPlugins;
  /** The text of a file of the book; absent when it cannot be read. Without this no file can. */
  readonly fileText?: (path: BookPath) => string | undefined;
  /** The shared definition of a label that the chapter doesn't define; labels are normalized like in markdown-it. */
  readonly definitionOf: DefinitionOf;
}

export interface ParsedChapter {
  readonly body: Body;
  readonly facts: Facts;
}

interface Dialect {
  readonly md: MarkdownIt;
  readonly nodes: PluginNodes;
  /** What it was made for. */
  readonly plugins: MarkdownPlugins;
}

const dialects = new Map<string, Dialect>();
let last:
  | { readonly options: MarkdownOptions; readonly plugins: MarkdownPlugins; readonly dialect: Dialect }
  | undefined;

/** Parsers are stateless between chapters, and creating one costs more than a short chapter. */
function dialectFor(options: MarkdownOptions, plugins: MarkdownPlugins): Dialect {
  // The chapters of a book have the same options, whose text is longer than many chapters.
  if (last?.options !== options || last.plugins !== plugins)
    last = { options, plugins, dialect: findDialect(options, plugins) };
  return last.dialect;
}

function findDialect(options: MarkdownOptions, plugins: MarkdownPlugins): Dialect {
  const key = JSON.stringify([options, plugins.ownFences, plugins.active.map((each) => each.options)]);
  const known = dialects.get(key);
  if (known && haveSameHooks(known.plugins, plugins)) return known;
  const made = { md: createParser(options, plugins), nodes: pluginNodes(plugins), plugins };
  dialects.set(key, made);
  return made;
}

const haveSameHooks = (a: MarkdownPlugins, b: MarkdownPlugins): boolean =>
  a.active.length === b.active.length && a.active.every(({ hooks }, i) => hooks === b.active[i]?.hooks);

export function parseChapter(input: ChapterInput): Outcome<ParsedChapter> {
  const { plugins = NO_PLUGINS, fileText = () => undefined } = input;
  const { md, nodes } = dialectFor(input.options, plugins);
  const env = createEnv(input.definitionOf, (offset) => {
    const at = originOf(input.text, offset, offset + 1);
    return at !== undefined && fileText(at.file)?.[at.span.start - 1] === '\\';
  });
  const context = createContext({ ...input, md, nodes, env, fileText });
  appendBlocks(context, md.parse(input.text.text, env));
  context.builder.finish();
  const { root } = context.builder;
  if (input.frontMatter.layout) context.uses.add('layouts');
  if (input.frontMatter.home) composeHomePage(context, root, input.frontMatter.home);
  collectFootnotes(context, root);
  splitNestedLinks(root);
  linkHeadings(context, root);
  finishCodeBlocks(context, root);
  if (input.options.figures) captionImages(root);
  if (input.options.externalLinkMarker !== undefined)
    markExternalLinks(root, input.options.externalLinkMarker);
  const icons = convertIcons(context, root);
  checkRepetitions(context);
  const { headTitle } = input;
  const facts = collectFacts({
    context,
    root,
    icons,
    frontMatter: input.frontMatter,
    headTitle,
  });
  return { value: { body: serialize(root, input.source), facts }, diagnostics: context.diagnostics };
}
