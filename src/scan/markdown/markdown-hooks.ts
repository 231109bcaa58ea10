// The part of a plugin that reads Markdown: rules for the parser, and what becomes of their tokens and of fenced blocks.
import type { MarkdownIt, Token } from 'markdown-it';
import type { Location } from '../../core/diagnostic.ts';
import type { ActiveHooks } from '../../read/plugin-hooks.ts';
import type { ChapterContext } from './tree/context.ts';
import type { ElementNode } from './tree/node.ts';

/** Nodes are appended to `context.builder`; features that the page needs for them are added to `context.uses`. */
export interface MarkdownHooks<Options = unknown> {
  /** Adds rules to the parser: a markdown-it extension. */
  extend?(md: MarkdownIt, options: Options): void;
  /** What becomes of the tokens that these rules make, by their type. */
  readonly tokens?: Readonly<Record<string, TokenHook<Options>>>;
  /** The names of its containers, such as `tip` for `:::tip`, to report others. */
  readonly containers?: readonly string[];
  /** Finds the parts of a text of raw HTML, in order, that it replaces; code and other plain text keeps them. */
  partsOfHtml?(text: string, options: Options): readonly HtmlPart<Options>[];
  /** What becomes of fenced blocks, by the first word of their info string. */
  readonly fences?: Readonly<Record<string, FenceHook<Options>>>;
  /** What becomes of fenced blocks with certain attributes, such as `title="x"`. */
  readonly code?: CodeHook;
}

export interface TokenHook<Options = unknown> {
  append(token: Token, place: TokenPlace<Options>): void;
  /** The token's text in the description of an image; empty when absent. */
  textOf?(token: Token): string;
}

/** A range of a text of raw HTML, and what becomes of it. */
export interface HtmlPart<Options = unknown> {
  readonly start: number;
  readonly end: number;
  append(place: TokenPlace<Options>): void;
}

/** Where a token is in the chapter. */
export interface TokenPlace<Options> {
  readonly context: ChapterContext;
  readonly at: Location;
  readonly options: Options;
}

export interface FenceHook<Options = unknown> {
  append(code: string, place: Omit<TokenPlace<Options>, 'at'>): void;
}

export interface CodeHook {
  /** The attributes; they need a value. */
  readonly attributes: readonly string[];
  /** Appends a finished block if one of its attributes asks for it; returns whether it did. */
  append(block: ElementNode, values: AttributeValues, context: ChapterContext): boolean;
}

export type AttributeValues = Readonly<Record<string, string>>;

/** A plugin with fenced blocks whose info strings it reads itself. */
export interface FencePlugin {
  /**
   * The first words of such info strings. The other words are never attributes of code, even in a book without the
   * plugin, whose blocks are then shown as code.
   */
  readonly ownFences?: readonly string[];
}

/** What the hooks of all plugins that are on come to, as the tree of a chapter is built. */
export interface PluginNodes {
  readonly tokens: ReadonlyMap<string, BoundToken>;
  readonly partsOfHtml: readonly ((text: string) => readonly BoundPart[])[];
  readonly fences: ReadonlyMap<string, (code: string, context: ChapterContext) => void>;
  /** The names of all containers. */
  readonly containers: readonly string[];
  readonly code: readonly CodeHook[];
  /** The attributes of fenced blocks that {@link code} knows. */
  readonly attributes: ReadonlySet<string>;
  /** First words of info strings that have no attributes. */
  readonly ownFences: ReadonlySet<string>;
}

export interface BoundPart {
  readonly start: number;
  readonly end: number;
  readonly append: (context: ChapterContext, at: Location) => void;
}

export interface BoundToken {
  readonly append: (token: Token, context: ChapterContext, at: Location) => void;
  readonly textOf: (token: Token) => string;
}

/** Plugins as the parser of a book is given them. */
export interface MarkdownPlugins {
  /** Those that are on. */
  readonly active: readonly ActiveHooks<MarkdownHooks>[];
  /** Of all plugins. */
  readonly ownFences: readonly string[];
}

export const NO_PLUGINS: MarkdownPlugins = { active: [], ownFences: [] };

export function pluginNodes({ active, ownFences }: MarkdownPlugins): PluginNodes {
  const tokens = active.flatMap(({ hooks, options }) =>
    Object.entries(hooks.tokens ?? {}).map(([type, hook]): [string, BoundToken] => [
      type,
      {
        append: (token, context, at) => {
          hook.append(token, { context, at, options });
        },
        textOf: (token) => hook.textOf?.(token) ?? '',
      },
    ]),
  );
  const fences = active.flatMap(({ hooks, options }) =>
    Object.entries(hooks.fences ?? {}).map(
      ([word, hook]) =>
        [
          word,
          (code: string, context: ChapterContext): void => {
            hook.append(code, { context, options });
          },
        ] as const,
    ),
  );
  const code = active.flatMap(({ hooks }) => hooks.code ?? []);
  return {
    tokens: new Map(tokens),
    partsOfHtml: active.flatMap(({ hooks, options }) => {
      if (hooks.partsOfHtml === undefined) return [];
      const bound = (part: HtmlPart): BoundPart => ({
        ...part,
        append: (context, at) => {
          part.append({ context, at, options });
        },
      });
      return [(text: string) => (hooks.partsOfHtml?.(text, options) ?? []).map(bound)];
    }),
    fences: new Map(fences),
    containers: active.flatMap(({ hooks }) => hooks.containers ?? []),
    code,
    attributes: new Set(code.flatMap(({ attributes }) => attributes)),
    ownFences: new Set(ownFences),
  };
}
