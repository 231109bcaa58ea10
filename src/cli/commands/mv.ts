// `build-book mv`: moves a chapter and updates its links, the links to it, and SUMMARY.md.
import { diagnose } from '../../core/diagnostic.ts';
import { type BookPath, bookPath } from '../../core/path.ts';
import type { MovableBook } from '../../edit/move-target.ts';
import { counted } from '../../report/totals.ts';
import type { Command, ExitCode, Invocation } from '../command.ts';
import { type EditedBook, bookPathsFor, editOptions, finishEdit, openBook } from '../edit-book.ts';

export const mv: Command = {
  argument: { name: 'old', summary: 'the chapter’s file', isRequired: true },
  otherArguments: [
    { name: 'new', summary: 'the new path, or a folder that ends with `/`', isRequired: true },
  ],
  options: [
    { name: 'redirect', short: 'r', summary: 'redirect the old address to the new page' },
    ...editOptions,
  ],
  examples: [
    { line: 'build-book mv src/a.md src/part/a.md', meaning: 'move a chapter' },
    { line: 'build-book mv --redirect a.md b.md', meaning: 'rename it and redirect the old address' },
    { line: 'build-book mv --dry-run a.md b.md', meaning: 'preview the changes' },
  ],
  notes: `\
Updates SUMMARY.md, links in all chapters (drafts and private ones too), in included
files and in link definitions, names such as \`[[page]]\`, redirects, and the chapter’s
own links, images and includes. Doesn’t change anything if the new path exists already.
\`--redirect\` adds the redirect to book.toml, or else to the chapter’s front matter.`,
  run: async (invocation) => {
    const book = await openBook(invocation);
    return typeof book === 'number' ? book : moveChapter(invocation, book);
  },
};

async function moveChapter(invocation: Invocation, book: EditedBook): Promise<ExitCode> {
  const paths = movePaths(invocation, book);
  if (typeof paths === 'string') {
    invocation.terminal.err.write(`error: ${paths}\n`);
    return 2;
  }
  const { planMove } = await import('../../edit/move-chapter.ts');
  const plan = planMove(await movableBook(book), {
    ...paths,
    redirect: invocation.options.has('redirect') ? 'leave' : 'none',
  });
  const links = plan.changes.reduce((sum, { edits }) => sum + edits.length, 0);
  return finishEdit(invocation, {
    root: book.root,
    textOf: book.built.textOf,
    changes: plan.changes,
    diagnostics: plan.left.map((at) =>
      diagnose('edit/left', { what: at.file.endsWith('.toml') ? 'this setting' : 'this link' }, at),
    ),
    sentence: `${paths.from} moved to ${paths.to}, ${counted(links, 'place')} updated`,
  });
}

async function movableBook({ model, built, files }: EditedBook): Promise<MovableBook> {
  const [{ readDefinitionFile }, { allChapters, placeEntries }, { chapterTarget }] = await Promise.all([
    import('../../read/references/definition-file.ts'),
    import('../../read/summary/outline.ts'),
    import('../../read/summary/chapter-target.ts'),
  ]);
  const { src } = model.config.book;
  const { items } = model.outline;
  return {
    index: model.index,
    places: [
      ...allChapters(items),
      ...Array.from(placeEntries(items), ({ to, at }) => ({ source: to.source, at })),
    ],
    files: files.filter((path) => !path.endsWith('/SUMMARY.md') && path !== 'SUMMARY.md'),
    textOf: built.textOf,
    definitionsIn: (file) => readDefinitionFile(file, model.files.read),
    exists: model.files.exists,
    pageOf: (source) => {
      const href = source.slice(src === '' ? 0 : src.length + 1);
      const at = { file: source, span: { start: 0, end: 0 } };
      const target = chapterTarget(href, at, { src });
      return target.kind === 'written' ? target.url : undefined;
    },
    redirects: model.config.html.redirect,
  };
}

/** The old and new path, or the problem with the arguments. */
function movePaths(
  invocation: Invocation,
  { root, model }: EditedBook,
): { readonly from: BookPath; readonly to: BookPath } | string {
  const { argument: old = '', others } = invocation;
  const [wanted = ''] = others;
  const { src } = model.config.book;
  const { bySource } = model.index;
  const candidates = bookPathsFor({ root, invocation, src }, old);
  const place = candidates.findIndex((path) => bySource.has(path));
  const from = candidates[place];
  if (from === undefined) return `\`${old}\` is not a chapter of this book`;
  const name = from.slice(from.lastIndexOf('/') + 1);
  const full = wanted.endsWith('/') ? `${wanted}${name}` : wanted;
  const to = bookPathsFor({ root, invocation, src }, full)[place] ?? bookPath(full);
  if (!to.endsWith('.md')) return `invalid chapter path \`${wanted}\`: it must end in \`.md\``;
  // SUMMARY.md could not list it: it reads `%20` as a space.
  if (to.includes('%20')) return `invalid chapter path \`${wanted}\`: it can’t contain \`%20\``;
  if (src !== '' && !to.startsWith(`${src}/`)) return `\`${wanted}\` is not in the source folder, \`${src}\``;
  if (to.startsWith('../') || to === from)
    return to === from
      ? `\`${wanted}\` is already the path of the chapter`
      : `\`${wanted}\` is outside the book`;
  return { from, to };
}
