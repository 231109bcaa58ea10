// The state of a book between two preprocessors: mdBook's JSON, and the mapped texts of its chapters.
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
import { parseFrontMatter } from '../front-matter.ts';
import { remap } from '../remap.ts';
import { restoreSources } from './restore-sources.ts';

/** `texts` belong to the chapters in reading order, including drafts. */
export interface BookState {
  readonly book: BookJson;
  readonly texts: readonly ChapterText[];
}

/** Data about a chapter that isn't part of its JSON. */
export interface ChapterText {
  readonly text: MappedText;
  /** Front matter as written. Preprocessors see it, as in mdBook, but it is never part of the page. */
  readonly frontMatter: string;
  readonly headTitle?: string;
  readonly definitionFiles: readonly BookPath[];
}

/** A chapter after all preprocessors. */
export interface PreprocessedChapter {
  readonly chapter: WrittenChapter;
  readonly text: MappedText;
  /** From `{{#title}}`; absent when there is none. */
  readonly headTitle?: string;
  /** Definition files that it includes and that were not pasted. */
  readonly definitionFiles: readonly BookPath[];
}

export interface PreprocessedBook {
  readonly outline: Outline;
  /** Every written chapter in reading order. */
  readonly chapters: readonly PreprocessedChapter[];
}

/** The outline and the text of each written chapter. */
export interface ChapterSources {
  readonly outline: Outline;
  readonly src: BookPath;
  readonly textOf: (chapter: WrittenChapter) => MappedText;
  readonly frontMatterOf?: (chapter: WrittenChapter) => string;
}

export function initialState({ outline, src, textOf, frontMatterOf }: ChapterSources): BookState {
  const byContent: ChapterText[] = [];
  const book = bookJson(outline, src, (chapter) => {
    const text = textOf(chapter);
    byContent.push({ text, frontMatter: frontMatterOf?.(chapter) ?? '', definitionFiles: [] });
    return text.text;
  });
  const written = byContent.values();
  const texts = [...chaptersJson(book.items)].map(({ path }) => {
    const text = path === null ? undefined : written.next().value;
    return text ?? generatedChapter(EMPTY_TEXT);
  });
  return { book, texts };
}

const EMPTY_TEXT: MappedText = { text: '', segments: [] };

const generatedChapter = (text: MappedText): ChapterText => ({ text, frontMatter: '', definitionFiles: [] });

/** The file that a chapter's includes are relative to; a generated chapter uses the location of its page. */
export function sourceOf(chapter: ChapterJson | undefined, src: BookPath): BookPath | undefined {
  const path = chapter?.path == null ? undefined : (chapter.source_path ?? chapter.path);
  return path === undefined ? undefined : resolveFrom(src, path);
}

/** The book with the current texts. */
export const withTexts = (state: BookState): BookJson => withContents(state, ({ text }) => text.text);

/** The book with texts and front matter, which mdBook's preprocessors receive as well. */
export const withFrontMatter = (state: BookState): BookJson =>
  withContents(state, ({ frontMatter, text }) => frontMatter + text.text);

function withContents({ book, texts }: BookState, contentOf: (chapter: ChapterText) => string): BookJson {
  const all = texts.values();
  return mapChapters(book, (chapter) => {
    const one = all.next().value;
    return { ...chapter, content: one === undefined ? '' : contentOf(one) };
  });
}

/** Applies a preprocessor's result, preserving the origins of unchanged text. */
export function applyResult(before: BookState, returned: BookJson, src: BookPath): BookState {
  const book = restoreSources(withFrontMatter(before), returned);
  const known = new Map(
    [...chaptersJson(before.book.items)].map((chapter, i) => [keyOf(chapter), before.texts[i]]),
  );
  const texts = [...chaptersJson(book.items)].map((chapter): ChapterText => {
    const old = chapter.path === null ? undefined : known.get(keyOf(chapter));
    const file = sourceOf(chapter, src);
    if (old !== undefined) return updateText(old, chapter.content, file);
    const text =
      file === undefined || chapter.content === '' ? EMPTY_TEXT : generatedText(file, chapter.content, 0);
    return generatedChapter(text);
  });
  return { book, texts };
}

/** Applies a book with the same chapters and other texts, without front matter. */
export function withChanges(before: BookState, book: BookJson): BookState {
  const contents = [...chaptersJson(book.items)].map(({ content }) => content);
  const texts = before.texts.map((one, i) => ({ ...one, text: remap(one.text, contents[i] ?? '') }));
  return { book, texts };
}

/** A preprocessor may remove, keep or change the front matter; either way it isn't part of the page. */
function updateText(old: ChapterText, content: string, path: BookPath | undefined): ChapterText {
  const had = old.frontMatter !== '' && path !== undefined;
  const start = had ? parseFrontMatter({ path, text: content }).value.bodyStart : 0;
  return { ...old, frontMatter: content.slice(0, start), text: remap(old.text, content.slice(start)) };
}

const keyOf = ({ source_path, path }: ChapterJson): string => source_path ?? `made ${path ?? ''}`;

/** The book after all steps; `outline` is the original one. */
export function finalBook(state: BookState, outline: Outline, src: BookPath): PreprocessedBook {
  const written = [...chaptersJson(state.book.items)].flatMap(({ path }, i) => {
    const text = state.texts[i];
    return path === null || text === undefined ? [] : [text];
  });
  const returned = outlineFromJson(state.book, outline, src);
  const chapters = returned.chapters.flatMap(({ chapter }, i) => {
    const text = written[i];
    return text === undefined ? [] : [{ chapter, ...text }];
  });
  return { outline: returned.outline, chapters };
}
