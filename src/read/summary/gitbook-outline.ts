// What a GitBook book's contents have besides the entries of its SUMMARY: home page, links and glossary.
import { type Diagnostic, diagnose, type Location } from '../../core/diagnostic.ts';
import { type BookPath, bookPath, urlPath } from '../../core/path.ts';
import type { Config } from '../config/config.ts';
import type { GitBookConfig } from '../config/feature-config.ts';
import type { BookFiles } from '../../core/book-files.ts';
import { type Outline, type OutlineItem, allChapters } from './outline.ts';

interface GitBookFolder {
  readonly config: Config;
  readonly gitbook: GitBookConfig;
  readonly files: BookFiles;
  readonly summary: BookPath;
}

/** The outline with the README as home page, which GitBook adds when it isn't listed, and the glossary at the end. */
export function withGitBookPages(
  outline: Outline,
  { config, gitbook, files, summary }: GitBookFolder,
): Outline {
  const at: Location = { file: summary, span: { start: 0, end: 0 } };
  const listed = new Set(Array.from(allChapters(outline.items), ({ source }) => source));
  const page = (name: string, path: string, url: string): readonly OutlineItem[] => {
    const source = bookPath(`${config.book.src}/${path}`.replace(/^\//, ''));
    if (listed.has(source) || source === summary || !files.exists(source)) return [];
    return [{ kind: 'chapter', name, source, url: urlPath(url), children: [], at }];
  };
  const links = gitbook.links.map(({ title, url }): OutlineItem => {
    const to = /^(?:https?:\/\/|mailto:)/i.test(url) ? { to: { kind: 'address' as const, url } } : {};
    return { kind: 'draft', name: title, children: [], at, ...to };
  });
  const items = [
    ...links,
    ...(links.length > 0 ? [{ kind: 'separator' } as const] : []),
    ...page('Introduction', gitbook.readme, 'index.html'),
    ...outline.items,
    ...page('Glossary', gitbook.glossary, 'GLOSSARY.html'),
  ];
  return items.length === outline.items.length ? outline : { items };
}

/** The folders that LANGS.md lists. */
export function languagesIn(text: string, file: BookPath): Diagnostic {
  const links = [...text.matchAll(/^[ \t]*[-*+][ \t]+\[[^\]]*\]\(([^)\s]+)\)/gm)];
  const folders = links.map(([, href = '']) => href.replace(/^\.\//, '').replace(/\/(?:README\.md)?$/i, ''));
  return diagnose(
    'gitbook/languages',
    { folders },
    { file, span: { start: 0, end: text.split('\n')[0]?.length ?? 0 } },
  );
}
