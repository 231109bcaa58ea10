// Compiles Handlebars templates. Built-in templates are precompiled and need only the small runtime; a book's own
// template loads the full compiler, which takes 0.1 s longer.
import { createRequire } from 'node:module';
import type handlebarsModule from 'handlebars';
import { hashBytes } from '../../core/hash.ts';
import { STATEMENT_MARK, markStatements } from './mark-statements.ts';

/** A compiled template or part. */
export type Compiled = handlebarsModule.TemplateDelegate<unknown>;

export interface Compiler {
  /** Throws Handlebars' error for an invalid template. */
  readonly compile: (text: string) => Compiled;
  /** The same, calling `onStatement` with the offset of each statement before it runs; absent if it can't be parsed. */
  readonly compileMarked: (text: string, onStatement: (offset: number) => void) => Compiled | undefined;
  readonly safe: (html: string) => unknown;
  /** Helpers and partials by name; filled before the first page is rendered. */
  readonly functions: Record<string, unknown>;
  readonly parts: Record<string, unknown>;
}

/** Options of every template: a part's indentation must not get into a chapter's code blocks. */
const options = { preventIndent: true } as const;

type Handlebars = typeof handlebarsModule;
type CompiledText = Parameters<Handlebars['template']>[0];

/** A compiler for `texts`. Loads full Handlebars only if one of them isn't precompiled. */
export async function createCompiler(texts: readonly string[]): Promise<Compiler> {
  const precompiled = await precompiledTemplates();
  const isPrecompiled = (text: string): boolean => text === '' || precompiled.has(hashBytes(text));
  const handlebars = texts.every(isPrecompiled) ? loadRuntime() : (await import('handlebars')).default;
  const env = handlebars.create();
  // Names in templates must not resolve to members of Object.prototype.
  Object.setPrototypeOf(env.helpers, null);
  Object.setPrototypeOf(env.partials, null);
  const listeners: ((offset: number) => void)[] = [];
  // Parts get the functions that were there when their page began.
  env.registerHelper(STATEMENT_MARK, (listener: number, offset: number) => {
    listeners[listener]?.(offset);
  });
  return {
    compile: (text) => {
      // An empty part, filled only by a book's own theme.
      if (text === '') return () => '';
      const template = precompiled.get(hashBytes(text));
      // Parse now to report errors now: `compile` alone would defer them to the first page.
      return template === undefined ? env.compile(env.parse(text), options) : env.template(template);
    },
    compileMarked: (text, onStatement) => {
      // The runtime alone can't parse, and then no template is the book's own.
      if (!('parse' in env)) return undefined;
      listeners.push(onStatement);
      return env.compile(markStatements(text, listeners.length - 1, env.parse), options);
    },
    safe: (html) => new handlebars.SafeString(html),
    functions: env.helpers,
    parts: env.partials,
  };
}

/**
 * The runtime has everything but `parse` and `compile`, which aren't called in that case. It is loaded as one file,
 * because importing its 33 modules takes five times as long.
 */
const loadRuntime = (): Handlebars =>
  createRequire(import.meta.url)('handlebars/dist/handlebars.runtime.min.js') as Handlebars;

/** Precompiled templates by the hash of their text; empty when build-book runs from source. */
async function precompiledTemplates(): Promise<ReadonlyMap<string, CompiledText>> {
  try {
    const { templates } = (await import(new URL(precompiledFile, import.meta.url).href)) as {
      readonly templates: Readonly<Record<string, CompiledText>>;
    };
    return new Map(Object.entries(templates));
  } catch {
    return new Map();
  }
}

/** The module that {@link precompiledModule} generates, next to the compiled program. */
export const precompiledFile = './precompiled.js';

/** Where a call of a helper is in its template: a fifth of the module, which neither the runtime nor a helper reads. */
const PLACE = /,"loc":\{"start":\{"line":\d+,"column":\d+\},"end":\{"line":\d+,"column":\d+\}\}/g;

/** What each function of a template does if the runtime is older than 4.6. */
const FALLBACK =
  /(?<=\blookupProperty = container\.lookupProperty) \|\| function\(parent, propertyName\) \{[^}]*\}\s*return undefined\s*\}/g;

/** Source of a module with every given template compiled; written when build-book is packaged. */
export async function precompiledModule(texts: readonly string[]): Promise<string> {
  const { default: handlebars } = await import('handlebars');
  const compiled = (text: string): string =>
    (handlebars.precompile(text, options) as string).replace(PLACE, '').replace(FALLBACK, '');
  const entries = texts.map((text) => `${JSON.stringify(hashBytes(text))}: ${compiled(text)},\n`);
  return `export const templates = {\n${entries.join('')}};\n`;
}
