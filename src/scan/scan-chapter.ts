// The scan stage of one chapter: front matter, includes, hidden sections and Markdown to facts and a body.
import { blockingWork } from '../core/blocking-work.ts';
import { type Diagnostic, type Outcome, diagnose } from '../core/diagnostic.ts';
import { escapeHtml } from '../core/escape-html.ts';
import type { BookPath } from '../core/path.ts';
import type { NoSource, SourceFile } from '../core/source.ts';
import { type Words, wordOf } from '../core/words.ts';
import type { Body } from './markdown/body.ts';
import type { SharedDefinition } from '../read/references/definition-file.ts';
import type { Definition } from '../read/references/definition.ts';
import type { Facts } from './markdown/facts.ts';
import type { Track, Stage, StageOutput, StageRun } from '../memo/stage.ts';
import { fileDependency } from '../memo/dependency-values.ts';
import type { PreparedText } from '../read/preprocess/prepare-book.ts';
import type { ParsedFrontMatter } from '../read/preprocess/front-matter.ts';
import { homeMarkdown } from './home-markdown.ts';
import type { TextWorld } from '../read/preprocess/text-hooks.ts';
import type { StandaloneInput } from './standalone-markdown.ts';
import { definitionLookup } from '../read/references/definition-lookup.ts';
import { environmentDependency } from '../read/dependencies.ts';
import { type ChapterPlugin, loadChapterPlugins } from './chapter-hooks.ts';
import type { ScanOptions } from './scan-options.ts';

/** Everything that scanning depends on besides the files that it reads. */
export interface ScanInput {
  readonly source: BookPath;
  readonly options: ScanOptions;
  /** The chapter as returned by preprocessors; absent if it is read from disk. */
  readonly prepared?: PreparedText;
}

/** The part of the result that the rest of the book uses. */
export interface Scanned {
  readonly facts: Facts;
  /** Included files of link definitions, in order. The chapter can use their labels. */
  readonly definitionFiles: readonly BookPath[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The part of the result that only the chapter's own files need. */
export interface ChapterContent {
  readonly body: Body;
  /** Markdown with all directives expanded, for other programs; absent if the site doesn't include it. */
  readonly markdown?: string;
}

export type ScanStage = Stage<ScanInput, Scanned, ChapterContent>;

/** The stage for a book with these plugins; `options` are those of its inputs. */
export const scanStage = (plugins: readonly ChapterPlugin[], options: ScanOptions['plugins']): ScanStage => ({
  name: 'scan',
  keepHeavy: true,
  load: async (): Promise<StageRun<ScanInput, Scanned, ChapterContent>> => {
    const scanner = await loadScanner(plugins, options);
    return (input, track) => scan(scanner, input, track);
  },
});

type Scanner = Awaited<ReturnType<typeof loadScanner>>;

/** Loads the parsers, on the first chapter that isn't cached. */
async function loadScanner(plugins: readonly ChapterPlugin[], options: ScanOptions['plugins']) {
  const { parseFrontMatter } = await import('../read/preprocess/front-matter.ts');
  const { resolveHidden } = await import('../read/preprocess/hidden.ts');
  const { applyTextHooks, valueEdits } = await import('../read/preprocess/text-hooks.ts');
  const { replaceIn } = await import('../read/preprocess/definition-values.ts');
  const { expandFile } = await import('../read/preprocess/expand-file.ts');
  const { parseChapter } = await import('./markdown/parse-chapter.ts');
  const { withTokenizer } = await import('./markdown/tree/html-tokens.ts');
  const { codeTest } = await import('../read/preprocess/include/code-places.ts');
  const { standaloneMarkdown } = await import('./standalone-markdown.ts');
  return {
    parseFrontMatter,
    resolveHidden,
    applyTextHooks,
    valueEdits,
    replaceIn,
    expandFile,
    parseChapter,
    withTokenizer,
    plugins: await loadChapterPlugins(plugins, options),
    /** The chapter's Markdown for other programs, with code unchanged. */
    standaloneMarkdown: (input: Omit<StandaloneInput, 'isCode'>): string =>
      standaloneMarkdown({ ...input, isCode: codeTest(input.text) }),
  };
}

/** In UTF-16 code units; Markdown of this length is parsed in about half a second. */
const LONG_TEXT = 200_000;

function scan(scanner: Scanner, input: ScanInput, track: Track): ScanAnswer | Promise<ScanAnswer> {
  const { source, options, prepared } = input;
  const given = prepared && { value: prepared, diagnostics: [] };
  const file = track(fileDependency(source));
  // A chapter created by a preprocessor has no file.
  if (file.kind === 'none') {
    return given
      ? parse(scanner, { front: NO_FRONT_MATTER, expanded: given }, { input, track })
      : unreadable(file, options.markdown.words);
  }
  const written = scanner.parseFrontMatter(file, (yaml) =>
    scanner.valueEdits(yaml, scanner.plugins.active, textWorld(input, track)),
  );
  const front = file.path === source ? written : inOriginal(written, options.originalLanguage);
  const reading = { options: options.preprocess, hooks: scanner.plugins.active, track };
  const expanded = given ?? scanner.expandFile(file, front.value.bodyStart, reading);
  const finish = (): ScanAnswer => parse(scanner, { front, expanded }, { input, track });
  const isLong = expanded.value.text.text.length > LONG_TEXT;
  return scanner.withTokenizer(() => (isLong ? blockingWork(finish) : finish()));
}

function parse(
  scanner: Scanner,
  { front, expanded }: ReadText,
  { input: { source, options }, track }: { readonly input: ScanInput; readonly track: Track },
): ScanAnswer {
  const { plugins } = scanner;
  const { text, headTitle, definitionFiles } = expanded.value;
  const sections = options.preprocess.hiddenSections;
  const visible = scanner.resolveHidden(text, { sections, hooks: plugins.active });
  const world = textWorld({ options }, track);
  const plain = scanner.applyTextHooks(visible.value, plugins.active, world);
  const used = new Map<string, Definition>();
  const unknown: Diagnostic[] = [];
  const replaced = (definition: SharedDefinition): SharedDefinition => {
    const outcome = scanner.replaceIn(definition, plugins.active, world);
    unknown.push(...outcome.diagnostics);
    return outcome.value;
  };
  const lookup = definitionLookup(track, { source, included: definitionFiles, replaced });
  const parsed = scanner.parseChapter({
    source,
    text: plain.value.text,
    frontMatter: front.value.frontMatter,
    headTitle,
    options: options.markdown,
    plugins,
    fileText: (path) => textOf(track(fileDependency(path))),
    definitionOf: (label, asWritten) => {
      const found = lookup(label, asWritten);
      if (found) used.set(asWritten(), found);
      return found;
    },
  });
  const diagnostics = [front, expanded, visible, plain, parsed]
    .flatMap((outcome) => outcome.diagnostics)
    .concat(unknown);
  const { body } = parsed.value;
  const facts = withUses(parsed.value.facts, plain.value.uses);
  const markdown = options.keepMarkdown
    ? homeMarkdown(front.value.frontMatter.home) +
      scanner.standaloneMarkdown({ source, text: plain.value.written.text, used })
    : undefined;
  return { light: { facts, definitionFiles, diagnostics }, heavy: { body, markdown } };
}

const textWorld = ({ options }: Pick<ScanInput, 'options'>, track: Track): TextWorld => ({
  environmentOf: (name) => track(environmentDependency(name)),
  words: options.markdown.words,
});

const textOf = (file: SourceFile | NoSource): string | undefined =>
  file.kind === 'file' ? file.text : undefined;

type ScanAnswer = StageOutput<Scanned, ChapterContent>;

const withUses = (facts: Facts, uses: readonly string[]): Facts =>
  uses.length === 0 ? facts : { ...facts, uses: [...new Set([...facts.uses, ...uses])].sort() };

/** A chapter that its translation lacks is in the language of the original. */
const inOriginal = (
  { value, diagnostics }: Outcome<ParsedFrontMatter>,
  language: string | undefined,
): Outcome<ParsedFrontMatter> => ({
  value: { ...value, frontMatter: { ...(language !== undefined && { language }), ...value.frontMatter } },
  diagnostics,
});

interface ReadText {
  readonly front: Outcome<ParsedFrontMatter>;
  readonly expanded: Outcome<PreparedText>;
}

const NO_FRONT_MATTER: Outcome<ParsedFrontMatter> = {
  value: { frontMatter: { data: {} }, bodyStart: 0 },
  diagnostics: [],
};

/** An empty chapter, or one that says that there is no such file. */
function unreadable({ path, why, line }: NoSource, words: Words): ScanAnswer {
  const at = { file: path, span: { start: 0, end: 0 } };
  const args = { path, why, line };
  // Missing files are reported at their entry in SUMMARY.md.
  const diagnostics = why === 'missing' ? [] : [diagnose('file/unreadable', args, at)];
  const body = why === 'missing' ? [missingText(path, words)] : [];
  return {
    light: { facts: { ...NO_FACTS, isUnread: true }, definitionFiles: [], diagnostics },
    heavy: { body },
  };
}

const missingText = (path: BookPath, words: Words): string =>
  `<p>${escapeHtml(wordOf(words, 'chapter-missing', { path: '\0' })).replace('\0', `<code>${escapeHtml(path)}</code>`)}</p>\n`;

/** Facts of an empty chapter. */
export const NO_FACTS: Facts = {
  frontMatter: { data: {} },
  headings: [],
  anchors: [],
  links: [],
  labels: [],
  undefinedLabels: [],
  terms: [],
  languages: [],
  uses: [],
  summary: '',
};
