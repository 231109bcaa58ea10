// A book between two of its preprocessors: mdBook's JSON of it, and the chapters' texts with their origins.
import { type MappedText, generatedText } from '../../../core/mapped-text.ts';
import { type BookPath, resolveFrom } from '../../../core/path.ts';
import type { Outline, WrittenChapter } from '../../summary/outline.ts';
import {
  type BookJson,
  type ChapterJson,
  bookJson,
  chaptersJson,
  mapChapters,
  outlineFromJson,
} from '../book-json.ts';
import { takeFrontMatter } from '../front-matter.ts';
import { remap } from '../remap.ts';

/** The book between two steps: `texts` are of its chapters in reading order, drafts too. */
export interface BookState {
  readonly book: BookJson;
  readonly texts: readonly ChapterText[];
}

/** What is known of a chapter beside its JSON. */
export interface ChapterText {
  readonly text: MappedText;
  /** What stands before it in the file, for programs to read as they do under mdBook; never a part of the page. */
  readonly frontMatter: string;
  readonly headTitle?: string;
  readonly definitionFiles: readonly BookPath[];
}

/** A chapter after all steps. */
export interface PreprocessedChapter {
  readonly chapter: WrittenChapter;
  readonly text: MappedText;
  /** From `{{#title}}`; absent when there is none. */
  readonly headTitle?: string;
  /** Files of link definitions that it includes and that were not pasted. */
  readonly definitionFiles: readonly BookPath[];
}

export interface PreprocessedBook {
  readonly outline: Outline;
  /** Every written chapter in reading order. */
  readonly chapters: readonly PreprocessedChapter[];
}

/** A book and what each of its written chapters says. */
export interface ChapterSources {
  readonly outline: Outline;
  readonly src: BookPath;
  readonly textOf: (chapter: WrittenChapter) => MappedText;
  readonly frontMatterOf?: (chapter: WrittenChapter) => string;
}

/** The book before any step. */
export function firstState({ outline, src, textOf, frontMatterOf }: ChapterSources): BookState {
  const byContent: ChapterText[] = [];
  const book = bookJson(outline, src, (chapter) => {
    const text = textOf(chapter);
    byContent.push({ text, frontMatter: frontMatterOf?.(chapter) ?? '', definitionFiles: [] });
    return text.text;
  });
  const written = byContent.values();
  const texts = [...chaptersJson(book.items)].map(({ path }) => {
    const text = path === null ? undefined : written.next().value;
    return text ?? madeChapter(NO_TEXT);
  });
  return { book, texts };
}

const NO_TEXT: MappedText = { text: '', segments: [] };

const madeChapter = (text: MappedText): ChapterText => ({ text, frontMatter: '', definitionFiles: [] });

/** The file that a chapter's includes start from: one that has none of its own stands where its page will be. */
export function sourceOf(chapter: ChapterJson | undefined, src: BookPath): BookPath | undefined {
  const path = chapter?.path == null ? undefined : (chapter.source_path ?? chapter.path);
  return path === undefined ? undefined : resolveFrom(src, path);
}

/** The book with the texts as they are now. */
export const withTexts = (state: BookState): BookJson => withContents(state, ({ text }) => text.text);

/** The same as a preprocessor has it from mdBook: what it reads of a chapter may stand in its front matter. */
export const withFrontMatter = (state: BookState): BookJson =>
  withContents(state, ({ frontMatter, text }) => frontMatter + text.text);

function withContents({ book, texts }: BookState, contentOf: (chapter: ChapterText) => string): BookJson {
  const all = texts.values();
  return mapChapters(book, (chapter) => {
    const one = all.next().value;
    return { ...chapter, content: one === undefined ? '' : contentOf(one) };
  });
}

/** The answer of a step, with the origins of all that it left as it was. */
export function answered(before: BookState, book: BookJson, src: BookPath): BookState {
  const known = new Map(
    [...chaptersJson(before.book.items)].map((chapter, i) => [keyOf(chapter), before.texts[i]]),
  );
  const texts = [...chaptersJson(book.items)].map((chapter): ChapterText => {
    const old = chapter.path === null ? undefined : known.get(keyOf(chapter));
    const file = sourceOf(chapter, src);
    if (old !== undefined) return changed(old, chapter.content, file);
    const text =
      file === undefined || chapter.content === '' ? NO_TEXT : generatedText(file, chapter.content, 0);
    return madeChapter(text);
  });
  return { book, texts };
}

/** A program may take the front matter off, leave it or change it: what it leaves is no part of the page. */
function changed(old: ChapterText, content: string, path: BookPath | undefined): ChapterText {
  const had = old.frontMatter !== '' && path !== undefined;
  const start = had ? takeFrontMatter({ path, text: content }).value.bodyStart : 0;
  return { ...old, frontMatter: content.slice(0, start), text: remap(old.text, content.slice(start)) };
}

const keyOf = ({ source_path, path }: ChapterJson): string => source_path ?? `made ${path ?? ''}`;

/** The book after all steps; `outline` is that of before. */
export function finalBook(state: BookState, outline: Outline, src: BookPath): PreprocessedBook {
  const written = [...chaptersJson(state.book.items)].flatMap(({ path }, i) => {
    const text = state.texts[i];
    return path === null || text === undefined ? [] : [text];
  });
  const answeredBook = outlineFromJson(state.book, outline, src);
  const chapters = answeredBook.chapters.flatMap(({ chapter }, i) => {
    const text = written[i];
    return text === undefined ? [] : [{ chapter, ...text }];
  });
  return { outline: answeredBook.outline, chapters };
}
