// Runs the preprocessing steps of a whole book, including external programs.
import type { ConfigTables } from '../config/config.ts';
import { type Diagnostic, type Outcome, diagnose } from '../../core/diagnostic.ts';
import type { MappedText } from '../../core/mapped-text.ts';
import type { BookPath } from '../../core/path.ts';
import type { Outline, WrittenChapter } from '../summary/outline.ts';
import { type BookJson, chaptersJson, renameReadmes } from './book-json.ts';
import {
  type Program,
  type ProgramResult,
  type ProgramWorld,
  failedProgram,
  runProgram,
} from './run-program.ts';
import { type ExpandOptions, type ExpandWorld, expandMapped } from './expand.ts';
import {
  type BookState,
  type ChapterText,
  type PreprocessedBook,
  applyResult,
  finalBook,
  withChanges,
  initialState,
  sourceOf,
  withFrontMatter,
  withTexts,
} from './external/book-state.ts';
import { contextJson } from './external/context-json.ts';
import { parseBookJson } from './external/parse-book-json.ts';
import type { BookHookWorld, ChangeBook } from './book-hook.ts';
import { type HiddenOptions, stripHidden } from './hidden.ts';
import { type ModuleWorld, runModule } from './run-module.ts';
import { type ProgramStep, type Step, supportsRenderer } from './preprocessor-order.ts';

export interface WholeBookInput {
  readonly steps: readonly Step[];
  readonly outline: Outline;
  /** The folder of SUMMARY.md. */
  readonly src: BookPath;
  readonly tables: ConfigTables;
  /** The target renderer, for example `html`. */
  readonly renderer: string;
  /** A chapter's text without front matter. */
  readonly textOf: (chapter: WrittenChapter) => MappedText;
  /** Its front matter as written, which preprocessors receive too. */
  readonly frontMatterOf?: (chapter: WrittenChapter) => string;
  readonly expand: ExpandOptions;
  readonly hidden: HiddenOptions;
  /** What built-in preprocessors do with the whole book, by name. */
  readonly bookHooks?: ReadonlyMap<string, ChangeBook>;
  /** Names of the built-in preprocessors that take hidden parts out. */
  readonly hidingSteps: ReadonlySet<string>;
}

export interface WholeBookWorld
  extends ExpandWorld, ProgramWorld, ModuleWorld, Pick<BookHookWorld, 'memo' | 'values'> {}

/** True when a step needs all chapters at once; otherwise chapters are better read one by one. */
export const needsWholeBook = (
  steps: readonly Step[],
  { bookHooks }: Pick<WholeBookInput, 'bookHooks'> = {},
): boolean =>
  steps.some(({ kind, name }) => kind === 'program' || kind === 'module' || bookHooks?.has(name) === true);

/** Runs every step for `renderer`, in order. A step that fails leaves the book unchanged. */
export async function preprocessBook(
  input: WholeBookInput,
  world: WholeBookWorld,
): Promise<Outcome<PreprocessedBook>> {
  const { value, diagnostics } = await runSteps(input, world);
  return { value: finalBook(value, input.outline, input.src), diagnostics };
}

/** Like {@link preprocessBook}, in the form that mdBook passes to renderers. */
export async function preprocessedJson(
  input: WholeBookInput,
  world: WholeBookWorld,
): Promise<Outcome<BookJson>> {
  const { value, diagnostics } = await runSteps(input, world);
  return { value: withTexts(value), diagnostics };
}

async function runSteps(input: WholeBookInput, world: WholeBookWorld): Promise<Outcome<BookState>> {
  const diagnostics: Diagnostic[] = [];
  let state = initialState(input);
  for (const [i, step] of input.steps.entries()) {
    const later = input.steps.slice(i + 1);
    const outcome = await runStep({ step, state, input, later }, world);
    diagnostics.push(...outcome.diagnostics);
    state = outcome.value;
  }
  return { value: state, diagnostics };
}

interface StepRun {
  readonly step: Step;
  readonly state: BookState;
  readonly input: WholeBookInput;
  /** Steps after this one. */
  readonly later: readonly Step[];
}

async function runStep(run: StepRun, world: WholeBookWorld): Promise<Outcome<BookState>> {
  const { step, state, input } = run;
  if (step.kind === 'built-in') {
    if (step.name === 'links') return expandAll(run, world);
    return { value: { ...state, book: renameReadmes(state.book) }, diagnostics: [] };
  }
  const change = step.kind === 'native' ? input.bookHooks?.get(step.name) : undefined;
  if (change !== undefined) {
    const { read, memo, values } = world;
    const { renderer } = input;
    const own = { read, renderer, values, ...(memo && { memo }) };
    const { value, diagnostics } = await change(withTexts(state), own);
    return { value: withChanges(state, value), diagnostics };
  }
  if (step.kind === 'native') {
    // Other native steps run while the Markdown is parsed.
    const texts = input.hidingSteps.has(step.name)
      ? state.texts.map((one) => ({ ...one, text: stripHidden(one.text, input.hidden) }))
      : state.texts;
    return { value: { ...state, texts }, diagnostics: [] };
  }
  if (supportsRenderer(step, input.renderer) === 'no') return { value: state, diagnostics: [] };
  const book = withFrontMatter(state);
  const context = contextJson(world.root, input.tables, input.renderer);
  const answer =
    step.kind === 'module'
      ? await runModule(step, { book, context }, world)
      : await runPreprocessor(step, { book, context, renderer: input.renderer }, world);
  const { diagnostics } = answer;
  return {
    value: answer.value === undefined ? state : applyResult(state, answer.value, input.src),
    diagnostics,
  };
}

function expandAll({ state, input, later }: StepRun, world: WholeBookWorld): Outcome<BookState> {
  const diagnostics: Diagnostic[] = [];
  // Preprocessors must receive the same text as from mdBook.
  const definitions = needsWholeBook(later, input) ? 'paste' : (input.expand.definitions ?? 'share');
  const chapters = [...chaptersJson(state.book.items)];
  const texts = state.texts.map((one, i): ChapterText => {
    const file = sourceOf(chapters[i], input.src);
    if (file === undefined) return one;
    const chapter = { source: file, text: one.text, options: { ...input.expand, definitions } };
    const expanded = expandMapped(chapter, world);
    diagnostics.push(...expanded.diagnostics);
    const { text, headTitle, definitionFiles } = expanded.value;
    return { ...one, text, definitionFiles, headTitle };
  });
  return { value: { ...state, texts }, diagnostics };
}

/** Bytes that a program may write when it is asked what it supports: its exit status is the answer. */
const SUPPORTS_LIMIT = 16 * 1024 * 1024;

async function runPreprocessor(
  step: ProgramStep,
  { book, context, renderer }: { book: BookJson; context: unknown; renderer: string },
  world: ProgramWorld,
): Promise<Outcome<BookJson | undefined>> {
  const { name, command, optional } = step;
  const program: Program = { what: 'preprocessor', name, command, optional };
  if (supportsRenderer(step, renderer) === 'ask') {
    const { value, diagnostics } = await runProgram(
      program,
      { args: ['supports', renderer], capturesOutput: false },
      { ...world, outputLimit: Math.min(world.outputLimit ?? SUPPORTS_LIMIT, SUPPORTS_LIMIT) },
    );
    if (value === undefined) return { value: undefined, diagnostics };
    if (!value.succeeded) return { value: undefined, diagnostics: refusal(program, renderer, value) };
  }
  const input = JSON.stringify([context, book]);
  const { value: finished, diagnostics } = await runProgram(
    program,
    { args: [], input, capturesOutput: true },
    world,
  );
  if (finished === undefined) return { value: undefined, diagnostics };
  if (!finished.succeeded) return { value: undefined, diagnostics: [failedProgram(program, finished)] };
  const parsed = parseBookJson(finished.output);
  if (parsed.kind === 'book') return { value: parsed.book, diagnostics: [] };
  return {
    value: undefined,
    diagnostics: [diagnose('preprocessor/bad-book', { name, reason: parsed.reason })],
  };
}

const CARGO_PROGRESS =
  /^\s*(?:Blocking|Compiling|Downloaded|Downloading|Finished|Fresh|Locking|Running|Updating)\s/;

/**
 * A program declines a renderer with exit status 1 and says nothing. Any other end is a failure, such as 2 of an argument
 * parser, 101 of a panic or a signal; 1 with a message is either. `cargo run` writes its progress before the program runs.
 */
function refusal(
  { what, name, command }: Program,
  renderer: string,
  { status, lastLines }: ProgramResult,
): readonly Diagnostic[] {
  const args = { what, name, command, renderer, status, lastLines };
  if (status !== 'exit status: 1') return [diagnose('program/supports-failed', args)];
  return lastLines.every((line) => CARGO_PROGRESS.test(line))
    ? []
    : [diagnose('program/supports-unclear', args)];
}
