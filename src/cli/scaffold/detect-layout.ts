// Finds the folders of an existing book's sources and site, or proposes those of a new book by what is in its folder.
import { readdirSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import { GITBOOK_FILES } from '../../read/config/gitbook/gitbook-layout.ts';
import { htmlOutputDir } from '../../read/config/layout.ts';
import { bookPath } from '../../core/path.ts';
import { ownerOf } from '../../disk/site/owner.ts';
import type { Config } from '../../read/config/config.ts';
import { epubOptions } from '../../emit/epub/epub-file.ts';
import { pdfOptions } from '../../emit/pdf/pdf-file.ts';
import { readBookConfig } from '../book-config.ts';
import type { Terminal } from '../terminal.ts';
import { inFolder } from './starter-files.ts';

export interface BookLayout {
  /** The text of SUMMARY.md; absent if there is none. */
  readonly summary?: string;
  /** Relative to the book's folder, with `/`; `src` is empty for that folder itself. */
  readonly src: string;
  readonly buildDir: string;
  /** The folder of the site: `buildDir`, or a folder in it if there are several outputs. */
  readonly siteDir: string;
  /** Set for a GitBook or HonKit book with settings of its own, which a book.toml would make an mdBook book. */
  readonly isGitBook?: true;
  /** Outputs that the site could offer and doesn't, such as `epub`. */
  readonly unpublished: readonly string[];
}

/** The layout that a build of the folder would use if it has a SUMMARY.md or says where its sources are, or a proposal. */
export async function layoutOf(folder: string, { environment }: Terminal): Promise<BookLayout> {
  const { config, textOf, namesSources } = await readBookConfig(folder, environment);
  const { src } = config.book;
  const summaryIn = (where: string): string | undefined => textOf(bookPath(inFolder(where, 'SUMMARY.md')));
  const summary = summaryIn(src);
  const { buildDir } = config.build;
  const unpublished = unpublishedOutputs(config);
  const hasSettings = GITBOOK_FILES.some((path) => textOf(path) !== undefined);
  const isGitBook = (config.features.gitbook !== undefined && hasSettings) || undefined;
  const asConfigured = { src, buildDir, siteDir: htmlOutputDir(config), summary, unpublished, isGitBook };
  if (summary !== undefined || namesSources) return asConfigured;
  const proposed = proposeLayout(folder);
  if (textOf(bookPath('book.toml')) === undefined) {
    return { ...proposed, siteDir: proposed.buildDir, summary: summaryIn(proposed.src), unpublished };
  }
  // book.toml is kept, and without `book.src` it may only mean `src` or `book`.
  if (proposed.src === 'src' || buildDir !== 'book') return asConfigured;
  return { src: 'book', buildDir: 'site', siteDir: htmlOutputDir(config, 'site'), unpublished };
}

/** Outputs with a `publish` key that isn't set. */
const unpublishedOutputs = (config: Config): readonly string[] =>
  [
    { name: 'epub', options: epubOptions(config) },
    { name: 'pdf', options: pdfOptions(config) },
  ].flatMap(({ name, options }) => (options?.publish === false ? [name] : []));

/** Files that say that a folder holds a program. */
const PROGRAM =
  /^(?:package\.json|deno\.jsonc?|Cargo\.toml|pyproject\.toml|setup\.(?:py|cfg)|go\.mod|pom\.xml|build\.gradle(?:\.kts)?|Gemfile|composer\.json|mix\.exs|Package\.swift|CMakeLists\.txt|meson\.build|.*\.(?:sln|csproj|cabal|gemspec))$/;

const CODE =
  /\.(?:[cm]?[jt]sx?|vue|svelte|rs|py|go|java|kts?|scala|c|cc|cpp|h|hpp|cs|fs|rb|php|swift|ex|exs|erl|hs|ml|zig|lua|dart|clj)$/;

/** Markdown that repositories have and that makes no book. */
const ABOUT_REPOSITORY =
  /^(?:README|CHANGELOG|CONTRIBUTING|CODE_OF_CONDUCT|SECURITY|SUPPORT|LICENSE|AUTHORS|HISTORY)\.md$/i;

/**
 * The folder itself if it is the home of a VitePress site; `src` where it has chapters; `docs` where that has Markdown;
 * next to a program `book`; Markdown at the top makes it the sources.
 */
function proposeLayout(folder: string): { readonly src: string; readonly buildDir: string } {
  const top = namesIn(folder);
  const isProgram = top.some((name) => PROGRAM.test(name));
  const inSrc = filesBelow(join(folder, 'src'));
  const hasCode = inSrc.some((path) => CODE.test(path));
  const site = (...names: readonly string[]): string =>
    names.find((name) => ownerOf(join(folder, name)) !== 'other') ?? 'site-of-book';
  if (top.includes('index.md') && top.includes('.vitepress'))
    return { src: '', buildDir: site('book', 'site') };
  const chapters = inSrc.filter((path) => isMarkdown(path) && !(isProgram && ABOUT_REPOSITORY.test(path)));
  if (chapters.length > 0 && !(isProgram && hasCode)) return { src: 'src', buildDir: site('book', 'site') };
  const docs = ['docs', 'doc'].find((name) => filesBelow(join(folder, name)).some(isMarkdown));
  if (docs !== undefined) return { src: docs, buildDir: site('book', 'site') };
  if (isProgram || hasCode) {
    const src =
      ['book', 'docs', 'manual'].find((name) => namesIn(join(folder, name)).length === 0) ?? 'guide';
    return { src, buildDir: site('site', '_site') };
  }
  const isRepository = top.includes('.git');
  const hasChapters = top.some((name) => isMarkdown(name) && !(isRepository && ABOUT_REPOSITORY.test(name)));
  return { src: hasChapters ? '' : 'src', buildDir: site('book', 'site') };
}

const isMarkdown = (path: string): boolean => extname(path).toLowerCase() === '.md';

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Without hidden files and installed packages. */
function filesBelow(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((path) => path.split(sep).join('/'))
      .filter((path) => !/(?:^|\/)(?:\.|node_modules\/)/.test(path));
  } catch {
    return [];
  }
}
