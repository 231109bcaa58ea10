// Compiles templates into render functions. The only file that loads Handlebars, when the first page is rendered.
import { type Diagnostic, type Outcome, type Span, diagnose } from '../../core/diagnostic.ts';
import type { BookPath } from '../../core/path.ts';
import { type Compiled, type Compiler, createCompiler } from './compiler.ts';
import { failedStatement } from './failed-statement.ts';
import { faultOf } from './template-error.ts';

/** A function that templates can call; the last argument is Handlebars' options object. */
export type TemplateFunction = (this: unknown, ...args: unknown[]) => unknown;

/** The text of a template or part. */
export interface TemplateSource {
  readonly text: string;
  /** Name of the book's file that replaces the built-in text; absent for a built-in template. */
  readonly override?: { readonly file: BookPath; readonly builtin: string | undefined };
}

export interface EngineSources {
  /** By name, e.g. `chapter`. */
  readonly pages: Readonly<Record<string, TemplateSource>>;
  /** By the name in `{{> name}}`. */
  readonly parts: Readonly<Record<string, TemplateSource>>;
  /** Called once Handlebars is loaded. */
  readonly functions: (tools: FunctionTools) => Readonly<Record<string, TemplateFunction>>;
}

/** Tools passed to template functions. */
export interface FunctionTools {
  /** Marks HTML as already escaped. */
  readonly safe: (html: string) => unknown;
  /** Reports a problem with the page that is being rendered. */
  readonly report: (diagnostic: Diagnostic) => void;
}

/** Compiled templates. */
export interface Engine {
  /** Renders a page. If the book's template fails, the error is reported and the built-in one is used. */
  readonly render: (page: string, context: object) => Outcome<string>;
  /** Renders a part on its own, with the same rules. */
  readonly renderPart: (name: string, context: object) => Outcome<string>;
  /** Problems in the book's own templates. */
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
  const compiled = (texts: EngineSources['pages']): ReadonlyMap<string, Compiled> =>
    new Map(Object.entries(texts).map(([name, source]) => [name, compile(source)]));
  const parts = compiled(sources.parts);
  for (const [name, part] of parts) compiler.parts[name] = part;
  const pages = compiled(sources.pages);
  const renderOf =
    (templates: ReadonlyMap<string, Compiled>) =>
    (name: string, context: object): Outcome<string> => {
      const template = templates.get(name);
      if (template === undefined) throw new Error(`no template ${name}`);
      reported = [];
      return { value: template(context), diagnostics: reported };
    };
  return { render: renderOf(pages), renderPart: renderOf(parts), diagnostics };
}

interface OverrideTools {
  readonly compiler: Compiler;
  /** Reports a problem with a template. */
  readonly diagnostics: Diagnostic[];
  /** Reports a problem with a template on one page. */
  readonly report: (diagnostic: Diagnostic) => void;
}

/** The book's own template; the built-in one if it doesn't compile, and for each page on which it fails. */
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
  const spans = new Map<string, Span | undefined>();
  /** Pages mostly fail in the same way, and each needs the template compiled again. */
  const spanOf = (reason: string, render: (marked: Compiled) => void): Span | undefined => {
    if (!spans.has(reason)) spans.set(reason, failedStatement(text, compiler, render));
    return spans.get(reason);
  };
  let depth = 0;
  return (context, options) => {
    depth++;
    try {
      if (depth > MAX_DEPTH) throw new EndlessTemplate();
      return own(context, options);
    } catch (error) {
      // Only once: at each depth the built-in template would be a part of the page.
      if (error instanceof EndlessTemplate && depth > 1) throw error;
      const { reason } = faultOf(error, text);
      const span = spanOf(reason, (marked) => marked(context, options)) ?? { start: 0, end: 0 };
      report(diagnose('theme/template-failed', { template: file, reason }, { file, span }));
      return instead(context, options);
    } finally {
      depth--;
    }
  };
}

/** Deeper than any tree of contents. */
const MAX_DEPTH = 100;

/** Thrown before parts that include each other overflow the stack. */
class EndlessTemplate extends Error {
  constructor() {
    super('it includes itself without end');
  }
}
