// Handlebars, as much of it as is needed: its small runtime for templates that were compiled when build-book was built,
// all of it (a tenth of a second more) when a template is the book's own.
import type handlebarsModule from 'handlebars';
import { hashBytes } from '../../core/hash.ts';

/** A compiled template or part. */
export type Compiled = handlebarsModule.TemplateDelegate<unknown>;

export interface Compiler {
  /** Throws what Handlebars throws for a text that is no template. */
  readonly compile: (text: string) => Compiled;
  readonly safe: (html: string) => unknown;
  /** What templates call and include, by name; filled before the first page is rendered. */
  readonly functions: Record<string, unknown>;
  readonly parts: Record<string, unknown>;
}

/** How every template is compiled: a part's indentation must never get into a chapter's code blocks. */
const options = { preventIndent: true } as const;

type Handlebars = typeof handlebarsModule;
type CompiledText = Parameters<Handlebars['template']>[0];

/** A compiler that is ready for `texts`, and for any other only if one of them is not known already. */
export async function createCompiler(texts: readonly string[]): Promise<Compiler> {
  const known = await knownTemplates();
  const isKnown = (text: string): boolean => text === '' || known.has(hashBytes(text));
  const handlebars = texts.every(isKnown) ? await loadRuntime() : (await import('handlebars')).default;
  const env = handlebars.create();
  // Names in a template are never to reach what every object inherits.
  Object.setPrototypeOf(env.helpers, null);
  Object.setPrototypeOf(env.partials, null);
  return {
    compile: (text) => {
      // A part that only a book's own theme fills.
      if (text === '') return () => '';
      const made = known.get(hashBytes(text));
      // Parsed here, so that what is wrong with it shows now: `compile` by itself waits for the first page.
      return made === undefined ? env.compile(env.parse(text), options) : env.template(made);
    },
    safe: (html) => new handlebars.SafeString(html),
    functions: env.helpers,
    parts: env.partials,
  };
}

/** The runtime alone has everything but `parse` and `compile`, which nobody calls then. */
const loadRuntime = async (): Promise<Handlebars> =>
  ((await import('handlebars/runtime.js')) as unknown as { readonly default: Handlebars }).default;

/** By the hash of their text; none where build-book runs from its sources. */
async function knownTemplates(): Promise<ReadonlyMap<string, CompiledText>> {
  try {
    const { templates } = (await import(new URL(precompiledFile, import.meta.url).href)) as {
      readonly templates: Readonly<Record<string, CompiledText>>;
    };
    return new Map(Object.entries(templates));
  } catch {
    return new Map();
  }
}

/** The module that {@link precompiledModule} makes, beside the compiled program. */
export const precompiledFile = './precompiled.js';

/** The text of a module with every given template compiled: written once, when build-book itself is built. */
export async function precompiledModule(texts: readonly string[]): Promise<string> {
  const { default: handlebars } = await import('handlebars');
  const entries = texts.map(
    (text) => `${JSON.stringify(hashBytes(text))}: ${handlebars.precompile(text, options) as string},\n`,
  );
  return `export const templates = {\n${entries.join('')}};\n`;
}
