// The stage that reads one chapter: front matter, includes, hidden sections, Markdown -> its facts and its body.
import { type Diagnostic, diagnose } from '../core/diagnostic.ts';
import type { BookPath } from '../core/path.ts';
import type { Body } from '../markdown/body.ts';
import type { Definition } from '../markdown/env.ts';
import type { Facts } from '../markdown/facts.ts';
import type { MarkdownOptions } from '../markdown/options.ts';
import type { Ask, Stage, StageAnswer, StageRun } from '../memo/stage.ts';
import { fileQuestion } from '../memo/world.ts';
import { SHARED_REFS, definitionsQuestion, folderQuestion, labelQuestion } from './questions.ts';

/** All that a chapter's reading depends on besides the files it asks for. */
export interface ScanInput {
  readonly source: BookPath;
  readonly markdown: MarkdownOptions;
  /** Paths of includes that are left out begin so; absent for none. */
  readonly leaveOut?: string;
}

/** What the book knows of a chapter. */
export interface Scanned {
  readonly facts: Facts;
  readonly diagnostics: readonly Diagnostic[];
}

/** Raise when a chapter would be read differently. */
const VERSION = 1;

export const scanStage: Stage<ScanInput, Scanned, Body> = {
  name: 'scan',
  version: VERSION,
  keepHeavy: 'disk',
  load: async (): Promise<StageRun<ScanInput, Scanned, Body>> => {
    const { takeFrontMatter } = await import('../preprocess/front-matter.ts');
    const { expandChapter } = await import('../preprocess/expand.ts');
    const { parseChapter } = await import('../markdown/parse-chapter.ts');
    return ({ source, markdown, leaveOut }, ask): StageAnswer<Scanned, Body> => {
      const file = ask(fileQuestion(source));
      if (file.kind === 'none') return unreadable(file);
      const front = takeFrontMatter(file);
      const options = {
        angleMarkers: markdown.angleMarkers,
        ...(leaveOut === undefined ? {} : { leaveOut }),
      };
      const chapter = { source, start: front.value.bodyStart, text: file.text, options };
      const expanded = expandChapter(chapter, {
        read: (path) => ask(fileQuestion(path)),
        list: (folder) => ask(folderQuestion(folder)),
        definitionsOnly: (path) => ask(definitionsQuestion(path)),
      });
      const { text, headTitle, definitionFiles } = expanded.value;
      const parsed = parseChapter({
        source,
        text,
        frontMatter: front.value.frontMatter,
        ...(headTitle === undefined ? {} : { headTitle }),
        options: markdown,
        definitionOf: definitionLookup(ask, definitionFiles),
      });
      const diagnostics = [...front.diagnostics, ...expanded.diagnostics, ...parsed.diagnostics];
      return { light: { facts: parsed.value.facts, diagnostics }, heavy: parsed.value.body };
    };
  },
};

/** The chapter's own definition files in the order of their includes, then the book's. */
const definitionLookup =
  (ask: Ask, files: readonly BookPath[]) =>
  (label: string): Definition | undefined => {
    for (const file of [...files, SHARED_REFS]) {
      const found = ask(labelQuestion(file, label));
      if (found !== undefined) return { href: found.href, title: found.title };
    }
    return undefined;
  };

function unreadable(file: {
  readonly path: BookPath;
  readonly why: 'missing' | 'folder' | 'not-a-file' | 'not-utf8' | 'too-large' | 'forbidden' | 'unreadable';
  readonly byte?: number;
}): StageAnswer<Scanned, Body> {
  const { path, why, byte } = file;
  const at = { file: path, span: { start: 0, end: 0 } };
  const args = { path, why, ...(byte === undefined ? {} : { byte }) };
  return { light: { facts: NO_FACTS, diagnostics: [diagnose('file/unreadable', args, at)] }, heavy: [] };
}

const NO_FACTS: Facts = {
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
