// Template texts -> functions from a context to HTML. Handlebars is loaded here and nowhere else, when a page is wanted.
import { type Diagnostic, type Outcome, diagnose } from '../core/diagnostic.ts';
import type { BookPath } from '../core/path.ts';
import { faultOf } from './template-error.ts';

/** A function that templates may call; the last argument is Handlebars' options. */
export type TemplateFunction = (this: unknown, ...args: unknown[]) => unknown;

/** The text of a template or part. */
export interface TemplateSource {
  readonly text: string;
  /** The book's own file that replaces the built-in text; absent for a built-in template. */
  readonly override?: { readonly file: BookPath; readonly builtin: string | undefined };
}

export interface EngineSources {
  /** By name, e.g. `chapter`. */
  readonly pages: Readonly<Record<string, TemplateSource>>;
  /** By the name that `{{> name}}` asks for. */
  readonly parts: Readonly<Record<string, TemplateSource>>;
  /** Made when Handlebars is there. */
  readonly functions: (tools: FunctionTools) => Readonly<Record<string, TemplateFunction>>;
}

/** What template functions are made with. */
export interface FunctionTools {
  /** HTML that is not to be escaped again. */
  readonly safe: (html: string) => unknown;
  /** Says what is wrong with the page that is being rendered. */
  readonly report: (diagnostic: Diagnostic) => void;
}

/** Compiled templates. */
export interface Engine {
  /** The page that a template makes of a context. A template that fails is reported, and the built-in one used. */
  readonly render: (page: string, context: object) => Outcome<string>;
  /** What is wrong with the texts of the book's own templates. */
  readonly diagnostics: readonly Diagnostic[];
}

type Compiled = (context: object) => string;

/** Compiles every template once. */
export async function createEngine(sources: EngineSources): Promise<Engine> {
  const { default: Handlebars } = await import('handlebars');
  const env = Handlebars.create();
  const diagnostics: Diagnostic[] = [];
  let reported: Diagnostic[] = [];
  const functions = sources.functions({
    safe: (html) => new Handlebars.SafeString(html),
    report: (diagnostic) => reported.push(diagnostic),
  });
  // Names in a template are never to reach what every object inherits.
  Object.setPrototypeOf(env.helpers, null);
  Object.setPrototypeOf(env.partials, null);
  Object.assign(env.helpers, functions);
  const known = Object.fromEntries(Object.keys(functions).map((name) => [name, true]));

  const compile = (source: TemplateSource): Compiled => {
    const text = soundText(source, (template) => env.parse(template), diagnostics);
    return env.compile(text, { preventIndent: true, knownHelpers: known });
  };
  for (const [name, source] of Object.entries(sources.parts)) env.partials[name] = compile(source);
  const pages = new Map(Object.entries(sources.pages).map(([name, source]) => [name, compile(source)]));
  const builtin = (name: string): Compiled | undefined => {
    const source = sources.pages[name]?.override;
    return source?.builtin === undefined ? undefined : compile({ text: source.builtin });
  };
  const render = (name: string, context: object): Outcome<string> => {
    const page = pages.get(name);
    if (page === undefined) throw new Error(`no template ${name}`);
    reported = [];
    try {
      return { value: page(context), diagnostics: reported };
    } catch (error) {
      return afterFailure(error, sources.pages[name], () => builtin(name)?.(context));
    }
  };
  return { render, diagnostics };
}

/** The template's text, or the built-in one where the book's own is no template. */
function soundText(
  source: TemplateSource,
  parse: (text: string) => unknown,
  diagnostics: Diagnostic[],
): string {
  if (source.override === undefined) return source.text;
  try {
    parse(source.text);
    return source.text;
  } catch (error) {
    const { file, builtin } = source.override;
    const { reason, span } = faultOf(error, source.text);
    diagnostics.push(diagnose('theme/template-syntax', { template: file, reason }, { file, span }));
    return builtin ?? '';
  }
}

/** A built-in template never fails by an author's mistake, so its error is a bug and thrown again. */
function afterFailure(
  error: unknown,
  source: TemplateSource | undefined,
  fallback: () => string | undefined,
): Outcome<string> {
  if (source?.override === undefined) throw error;
  const reason = error instanceof Error ? error.message : String(error);
  const failed = diagnose('theme/template-failed', { template: source.override.file, reason });
  return { value: fallback() ?? '', diagnostics: [failed] };
}
