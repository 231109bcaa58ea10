// The stage that reads one chapter: front matter, includes, hidden sections, Markdown -> its facts and its body.
import { type Diagnostic, diagnose } from '../core/diagnostic.ts';
import { mappedFile } from '../core/mapped-text.ts';
import type { BookPath } from '../core/path.ts';
import type { Body } from '../markdown/body.ts';
import type { Facts } from '../markdown/facts.ts';
import type { Stage, StageAnswer, StageRun } from '../memo/stage.ts';
import { fileQuestion } from '../memo/world.ts';
import { definitionLookup } from './definition-lookup.ts';
import { definitionsQuestion, folderQuestion } from './questions.ts';
import type { ScanOptions } from './scan-options.ts';

/** All that a chapter's reading depends on besides the files it asks for. */
export interface ScanInput {
  readonly source: BookPath;
  readonly options: ScanOptions;
}

/** What the book knows of a chapter. */
export interface Scanned {
  readonly facts: Facts;
  /** The files of link definitions that it includes, in order: their labels are its own to use. */
  readonly definitionFiles: readonly BookPath[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Raise when a chapter would be read differently. */
const VERSION = 3;

export const scanStage: Stage<ScanInput, Scanned, Body> = {
  name: 'scan',
  version: VERSION,
  keepHeavy: 'disk',
  load: async (): Promise<StageRun<ScanInput, Scanned, Body>> => {
    const { takeFrontMatter } = await import('../preprocess/front-matter.ts');
    const { expandMapped } = await import('../preprocess/expand.ts');
    const { resolveHidden, stripHidden } = await import('../preprocess/hidden.ts');
    const { parseChapter } = await import('../markdown/parse-chapter.ts');
    return ({ source, options }, ask): StageAnswer<Scanned, Body> => {
      const file = ask(fileQuestion(source));
      if (file.kind === 'none') return unreadable(file);
      const front = takeFrontMatter(file);
      const { markdown, hidden, leaveOut, drop } = options;
      const expanding = {
        angleMarkers: markdown.angleMarkers,
        drop,
        ...(leaveOut === undefined ? {} : { leaveOut }),
      };
      // What is stripped anyway need not find its includes; what includes bring along is seen to after them.
      const { bodyStart } = front.value;
      const own = stripHidden(mappedFile(source, file.text.slice(bodyStart), bodyStart), hidden);
      const expanded = expandMapped(
        { source, text: own, options: expanding },
        {
          read: (path) => ask(fileQuestion(path)),
          list: (folder) => ask(folderQuestion(folder)),
          definitionsOnly: (path) => ask(definitionsQuestion(path)),
        },
      );
      const { headTitle, definitionFiles } = expanded.value;
      const visible = resolveHidden(expanded.value.text, hidden);
      const parsed = parseChapter({
        source,
        text: visible.value,
        frontMatter: front.value.frontMatter,
        ...(headTitle === undefined ? {} : { headTitle }),
        options: markdown,
        definitionOf: definitionLookup(ask, { source, included: definitionFiles }),
      });
      const outcomes = [front, expanded, visible, parsed];
      const diagnostics = outcomes.flatMap((outcome) => outcome.diagnostics);
      return { light: { facts: parsed.value.facts, definitionFiles, diagnostics }, heavy: parsed.value.body };
    };
  },
};

function unreadable(file: {
  readonly path: BookPath;
  readonly why: 'missing' | 'folder' | 'not-a-file' | 'not-utf8' | 'too-large' | 'forbidden' | 'unreadable';
  readonly byte?: number;
}): StageAnswer<Scanned, Body> {
  const { path, why, byte } = file;
  const at = { file: path, span: { start: 0, end: 0 } };
  const args = { path, why, ...(byte === undefined ? {} : { byte }) };
  // That there is no such file is told where SUMMARY.md names it.
  const diagnostics = why === 'missing' ? [] : [diagnose('file/unreadable', args, at)];
  return { light: { facts: NO_FACTS, definitionFiles: [], diagnostics }, heavy: [] };
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
