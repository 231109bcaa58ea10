// Lists existing Markdown files in a SUMMARY.md, nested like their folders.
import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { escapeMarkdown } from '../../core/escape-markdown.ts';
import { textIn } from '../../core/book-files.ts';
import { bookPath } from '../../core/path.ts';
import { diskFiles } from '../../disk/sources/disk-files.ts';
import { createStatCache } from '../../disk/sources/stat-cache.ts';
import { writtenAddress } from '../../read/summary/chapter-target.ts';
import { type ChapterName, nameChapter, titleFromName } from './chapter-title.ts';

/**
 * A SUMMARY.md for the Markdown files of `root`, without those of the `excluded` folders, hidden ones and installed
 * packages; absent if there are none. At the top, a folder without a page of its own becomes a part; deeper, a draft.
 */
export function listChapters(root: string, excluded: readonly string[]): string | undefined {
  const textOf = textIn(diskFiles(root, createStatCache()));
  // The build reports why a chapter can't be read.
  const chapterAt = (path: string): Chapter => ({
    path,
    ...nameChapter(path, textOf(bookPath(path)) ?? ''),
  });
  const top = folderOf({ root, excluded, chapterAt }, '');
  if (top === undefined) return undefined;
  return `# Summary\n\n${topLines(top).join('\n').trimStart()}\n`;
}

interface Chapter extends ChapterName {
  readonly path: string;
}

/** A folder with chapters, or with folders of chapters. */
interface Folder {
  readonly name: string;
  /** Its README.md or index.md. */
  readonly index?: Chapter;
  /** In order, without the index. */
  readonly chapters: readonly Chapter[];
  readonly folders: readonly Folder[];
}

interface Sources {
  /** Absolute. */
  readonly root: string;
  readonly excluded: readonly string[];
  readonly chapterAt: (path: string) => Chapter;
}

/** `path` is relative to the root, empty or with `/` at its end. */
function folderOf(sources: Sources, path: string): Folder | undefined {
  const { root, excluded, chapterAt } = sources;
  const entries = entriesIn(join(root, path));
  const isChapter = (entry: Dirent): boolean => !entry.isDirectory() && /\.md$/i.test(entry.name);
  const chapters = entries.filter(isChapter).map(({ name }) => chapterAt(path + name));
  const folders = entries
    .filter((entry) => entry.isDirectory() && !excluded.includes(path + entry.name))
    .flatMap(({ name }) => folderOf(sources, `${path}${name}/`) ?? []);
  if (chapters.length + folders.length === 0) return undefined;
  const index = INDEXES.map((name) => chapters.find((chapter) => name.test(chapter.path))).find(Boolean);
  return {
    name: path.split('/').at(-2) ?? '',
    index,
    chapters: chapters.filter((chapter) => chapter !== index).sort(byOrder),
    folders: folders.sort((a, b) => byOrder(a.index ?? { path: a.name }, b.index ?? { path: b.name })),
  };
}

const INDEXES = [/(?:^|\/)readme\.md$/i, /(?:^|\/)index\.md$/i];

/** Pages with a position in their front matter come first. `chapter-10.md` follows `chapter-2.md`. */
function byOrder(a: Omit<Chapter, 'title'>, b: Omit<Chapter, 'title'>): number {
  const [before = Infinity, after = Infinity] = [a.order, b.order];
  return before === after ? byName.compare(a.path, b.path) : before - after;
}

const byName = new Intl.Collator('en', { numeric: true });

/** Parts come last, as everything below their heading belongs to them. */
function topLines({ index, chapters, folders }: Folder): readonly string[] {
  const nested = folders.filter((folder) => folder.index !== undefined);
  const parts = folders.filter((folder) => folder.index === undefined);
  return [
    ...(index === undefined ? [] : [line(index, 0)]),
    ...linesIn({ chapters, folders: nested }, 0),
    ...parts.flatMap((part) => ['', `# ${titleOf(part)}`, '', ...linesIn(part, 0)]),
  ];
}

/** What a folder contains, indented by `depth` levels. */
const linesIn = (
  { chapters, folders }: Pick<Folder, 'chapters' | 'folders'>,
  depth: number,
): readonly string[] => [
  ...chapters.map((chapter) => line(chapter, depth)),
  ...folders.flatMap((folder) => [
    line(folder.index ?? { title: titleOf(folder), path: '' }, depth),
    ...linesIn(folder, depth + 1),
  ]),
];

const titleOf = ({ name }: Folder): string => escapeMarkdown(titleFromName(name));

const line = ({ title, path }: Pick<Chapter, 'title' | 'path'>, depth: number): string =>
  `${'  '.repeat(depth)}- [${title}](${writtenAddress(path)})`;

/** Without hidden files and installed packages. */
function entriesIn(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).filter(
      ({ name }) => !/^(?:\.|node_modules$)/.test(name),
    );
  } catch {
    // The folder doesn't exist yet, or can't be read, which is reported when the files are created.
    return [];
  }
}
