// Collects the messages of a book in templates for catalogs, as mdbook-xgettext does.
import type { ChapterJson, ItemJson } from '../../../read/preprocess/book-json.ts';
import type { PoMessage } from '../po/po-file.ts';
import { type DocumentMessage, messagesIn, withoutLinks } from './document-messages.ts';
import { createTemplatePaths } from './template-paths.ts';

export interface TemplateSource {
  /** The book before it is translated. */
  readonly items: readonly ItemJson[];
  /** SUMMARY.md: the titles. */
  readonly summary: { readonly path: string; readonly text: string };
  /** The folder of the chapters, in front of their paths. */
  readonly src: string;
  /** The number of lines before a chapter’s text: its front matter. */
  readonly linesBefore: (chapter: ChapterJson) => number;
}

export interface TemplateOptions {
  /** Of the only template. */
  readonly file: string;
  /** The number of levels by which templates are split; 0 for one template. */
  readonly depth: number;
  /** Lines are rounded down to a multiple of this; 0 for references without lines. */
  readonly granularity: number;
}

/** The messages of each template, by its path; each once, in the order of the book. */
export function bookTemplates(
  source: TemplateSource,
  options: TemplateOptions,
): ReadonlyMap<string, readonly PoMessage[]> {
  const paths = createTemplatePaths(options.depth, options.file);
  const templates = new Map<string, Map<string, Draft>>();
  const add = (messages: readonly DocumentMessage[], file: string, before: number): void => {
    const template = templates.get(paths.current()) ?? new Map<string, Draft>();
    templates.set(paths.current(), template);
    for (const { text, line, comment } of messages) {
      const draft = template.get(text) ?? { references: [], comments: [] };
      template.set(text, draft);
      const reference = referenceTo(file, line + before, options.granularity);
      if (draft.references.at(-1) !== reference) draft.references.push(reference);
      if (comment !== undefined && !draft.comments.includes(comment)) draft.comments.push(comment);
    }
  };
  const addChapter = (chapter: ChapterJson): void => {
    paths.enter(chapter.name);
    if (chapter.path !== null)
      add(messagesIn(chapter.content), joined(source.src, chapter.path), source.linesBefore(chapter));
    for (const item of chapter.sub_items)
      if (item !== 'Separator' && 'Chapter' in item) addChapter(item.Chapter);
    paths.leave();
  };
  paths.enter('summary');
  paths.enter('summary');
  const titles = messagesIn(source.summary.text).map((title) => ({
    ...title,
    text: withoutLinks(title.text),
  }));
  add(titles, source.summary.path, 0);
  paths.leave();
  for (const item of source.items) {
    if (item === 'Separator') continue;
    if ('Chapter' in item) addChapter(item.Chapter);
    else {
      paths.leave();
      paths.enter(item.PartTitle);
    }
  }
  return new Map([...templates].map(([path, drafts]) => [path, [...drafts].map(messageOf)]));
}

interface Draft {
  readonly references: string[];
  readonly comments: string[];
}

const messageOf = ([id, { references, comments }]: readonly [string, Draft]): PoMessage => ({
  id,
  texts: [''],
  notes: [],
  comments,
  references,
  flags: [],
  isObsolete: false,
});

const referenceTo = (file: string, line: number, granularity: number): string =>
  granularity === 0
    ? file
    : `${file}:${String(Math.max(1, line - (granularity === 1 ? 0 : line % granularity)))}`;

const joined = (folder: string, path: string): string => (/^\.?$/.test(folder) ? path : `${folder}/${path}`);
