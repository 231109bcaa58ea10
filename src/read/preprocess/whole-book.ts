// A whole book and its preprocessors, programs among them -> its outline and the chapters' texts afterwards.
import type { ConfigTables } from '../config/config.ts';
import { type Diagnostic, type Outcome, diagnose } from '../../core/diagnostic.ts';
import type { MappedText } from '../../core/mapped-text.ts';
import type { BookPath } from '../../core/path.ts';
import type { Outline, WrittenChapter } from '../summary/outline.ts';
import { type BookJson, chaptersJson, renameReadmes } from './book-json.ts';
import { type Program, type ProgramWorld, failedProgram, runProgram } from './run-program.ts';
import { type ExpandOptions, type ExpandWorld, expandMapped } from './expand.ts';
import {
  type BookState,
  type ChapterText,
  type PreprocessedBook,
  answered,
  finalBook,
  firstState,
  sourceOf,
  withFrontMatter,
  withTexts,
} from './external/book-state.ts';
import { contextJson } from './external/context-json.ts';
import { parseBookJson } from './external/parse-book-json.ts';
import { type HiddenOptions, stripHidden } from './hidden.ts';
import { type ModuleWorld, runModule } from './run-module.ts';
import { type ProgramStep, type Step, isFor } from './preprocessor-order.ts';

export type { PreprocessedBook, PreprocessedChapter } from './external/book-state.ts';

export interface WholeBookInput {
  readonly steps: readonly Step[];
  readonly outline: Outline;
  /** The folder of SUMMARY.md. */
  readonly src: BookPath;
  readonly tables: ConfigTables;
  /** Whom the book is for: `html`. */
  readonly renderer: string;
  /** A chapter's text without its front matter. */
  readonly textOf: (chapter: WrittenChapter) => MappedText;
  /** Its front matter as it stands in the file, which programs are given as well; none when absent. */
  readonly frontMatterOf?: (chapter: WrittenChapter) => string;
  readonly expand: ExpandOptions;
  readonly hidden: HiddenOptions;
  /** Names of the built-in preprocessors that take hidden parts out. */
  readonly hidingSteps: ReadonlySet<string>;
}

/** What the steps are run in. */
export interface WholeBookWorld extends ExpandWorld, ProgramWorld, ModuleWorld {}

/** True when some step needs all chapters at once; a book without one is better read chapter by chapter. */
export const needsWholeBook = (steps: readonly Step[]): boolean =>
  steps.some(({ kind }) => kind === 'program' || kind === 'module');

/** The book after every step for `renderer`, in order. A step that fails leaves the book as it was before it. */
export async function preprocessBook(
  input: WholeBookInput,
  world: WholeBookWorld,
): Promise<Outcome<PreprocessedBook>> {
  const { value, diagnostics } = await runSteps(input, world);
  return { value: finalBook(value, input.outline, input.src), diagnostics };
}

/** The same as mdBook gives it to renderers. */
export async function preprocessedJson(
  input: WholeBookInput,
  world: WholeBookWorld,
): Promise<Outcome<BookJson>> {
  const { value, diagnostics } = await runSteps(input, world);
  return { value: withTexts(value), diagnostics };
}

async function runSteps(input: WholeBookInput, world: WholeBookWorld): Promise<Outcome<BookState>> {
  const diagnostics: Diagnostic[] = [];
  let state = firstState(input);
  for (const [i, step] of input.steps.entries()) {
    const later = input.steps.slice(i + 1);
    const outcome = await runStep({ step, state, input, later }, world);
    diagnostics.push(...outcome.diagnostics);
    state = outcome.value;
  }
  return { value: state, diagnostics };
}

interface Run {
  readonly step: Step;
  readonly state: BookState;
  readonly input: WholeBookInput;
  /** The steps after this one. */
  readonly later: readonly Step[];
}

async function runStep(run: Run, world: WholeBookWorld): Promise<Outcome<BookState>> {
  const { step, state, input } = run;
  if (step.kind === 'built-in') {
    if (step.name === 'links') return expandAll(run, world);
    return { value: { ...state, book: renameReadmes(state.book) }, diagnostics: [] };
  }
  if (step.kind === 'native') {
    // The other native steps are done while the Markdown is parsed.
    const texts = input.hidingSteps.has(step.name)
      ? state.texts.map((one) => ({ ...one, text: stripHidden(one.text, input.hidden) }))
      : state.texts;
    return { value: { ...state, texts }, diagnostics: [] };
  }
  if (isFor(step, input.renderer) === 'no') return { value: state, diagnostics: [] };
  const book = withFrontMatter(state);
  const context = contextJson(world.root, input.tables, input.renderer);
  const answer =
    step.kind === 'module'
      ? await runModule(step, { book, context }, world)
      : await runPreprocessor(step, { book, context, renderer: input.renderer }, world);
  const { diagnostics } = answer;
  return {
    value: answer.value === undefined ? state : answered(state, answer.value, input.src),
    diagnostics,
  };
}

function expandAll({ state, input, later }: Run, world: WholeBookWorld): Outcome<BookState> {
  const diagnostics: Diagnostic[] = [];
  // A program gets the text that it would get from mdBook.
  const definitions = needsWholeBook(later) ? 'paste' : (input.expand.definitions ?? 'share');
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

async function runPreprocessor(
  step: ProgramStep,
  { book, context, renderer }: { book: BookJson; context: unknown; renderer: string },
  world: ProgramWorld,
): Promise<Outcome<BookJson | undefined>> {
  const { name, command, optional } = step;
  const program: Program = { what: 'preprocessor', name, command, optional };
  if (isFor(step, renderer) === 'ask') {
    const { value, diagnostics } = await runProgram(
      program,
      { args: ['supports', renderer], answers: false },
      world,
    );
    if (value?.isFine !== true) return { value: undefined, diagnostics };
  }
  const input = JSON.stringify([context, book]);
  const { value: finished, diagnostics } = await runProgram(
    program,
    { args: [], input, answers: true },
    world,
  );
  if (finished === undefined) return { value: undefined, diagnostics };
  if (!finished.isFine) return { value: undefined, diagnostics: [failedProgram(program, finished)] };
  const parsed = parseBookJson(finished.answer);
  if (parsed.kind === 'book') return { value: parsed.book, diagnostics: [] };
  return {
    value: undefined,
    diagnostics: [diagnose('preprocessor/bad-book', { name, reason: parsed.reason })],
  };
}
