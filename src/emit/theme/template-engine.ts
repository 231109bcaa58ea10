// Template texts -> functions from a context to HTML. Handlebars is loaded here and nowhere else, when a page is wanted.
import { type Diagnostic, type Outcome, diagnose } from '../../core/diagnostic.ts';
import type { BookPath } from '../../core/path.ts';
import { type Compiled, type Compiler, createCompiler } from './compiler.ts';
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

/** Compiles every template once. */
export async function createEngine(sources: EngineSources): Promise<Engine> {
  const texts = [...Object.values(sources.pages), ...Object.values(sources.parts)].map(({ text }) => text);
  const compiler = await createCompiler([...new Set(texts)]);
  const diagnostics: Diagnostic[] = [];
  let reported: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => {
    reported.push(diagnostic);
  };
  Object.assign(compiler.functions, sources.functions({ safe: compiler.safe, report }));
  const compile = (source: TemplateSource): Compiled =>
    source.override === undefined
      ? compiler.compile(source.text)
      : compileOverride(source.text, source.override, { compiler, diagnostics, report });
  for (const [name, source] of Object.entries(sources.parts)) compiler.parts[name] = compile(source);
  const pages = new Map(Object.entries(sources.pages).map(([name, source]) => [name, compile(source)]));
  const render = (name: string, context: object): Outcome<string> => {
    const page = pages.get(name);
    if (page === undefined) throw new Error(`no template ${name}`);
    reported = [];
    return { value: page(context), diagnostics: reported };
  };
  return { render, diagnostics };
}

interface OverrideTools {
  readonly compiler: Compiler;
  /** What is wrong with a text. */
  readonly diagnostics: Diagnostic[];
  /** What is wrong with a text in one page. */
  readonly report: (diagnostic: Diagnostic) => void;
}

/** The book's own template; the built-in one where it is none, and for every page in which it fails. */
function compileOverride(
  text: string,
  { file, builtin }: NonNullable<TemplateSource['override']>,
  { compiler, diagnostics, report }: OverrideTools,
): Compiled {
  const instead = compiler.compile(builtin ?? '');
  let own: Compiled;
  try {
    own = compiler.compile(text);
  } catch (error) {
    const { reason, span } = faultOf(error, text);
    diagnostics.push(diagnose('theme/template-syntax', { template: file, reason }, { file, span }));
    return instead;
  }
  return (context, options) => {
    try {
      return own(context, options);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      report(diagnose('theme/template-failed', { template: file, reason }));
      return instead(context, options);
    }
  };
}
