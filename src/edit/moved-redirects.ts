// Updates the redirects in book.toml when a chapter moves, and adds one for the old page.
import {
  type BookPath,
  type UrlPath,
  bookPath,
  encodePath,
  folderOf,
  relativePath,
  resolveFrom,
  urlPath,
} from '../core/path.ts';
import { decode, splitAddress } from '../link/resolve/resolve-link.ts';
import type { Edit } from './edit.ts';
import type { MoveContext } from './move-target.ts';

const SETTINGS = bookPath('book.toml');

/** Points redirects at the new page. A redirect from the new page's URL is removed, since it is now a page. */
export function editRedirects(work: MoveContext): void {
  const { book, move, edits } = work;
  const from = book.index.bySource.get(move.from)?.chapter.url;
  const to = book.pageOf(move.to);
  if (from === undefined || to === undefined || from === to) return;
  const settings = book.textOf(SETTINGS);
  if (settings !== undefined) {
    for (const edit of changedRedirects(settings, book.redirects, { from, to })) edits.add(SETTINGS, edit);
    reportMentions(work, settings);
  }
  if (move.redirect === 'none') return;
  const added = settings === undefined ? undefined : addToSettings(settings, book.redirects, { from, to });
  if (added) edits.add(SETTINGS, added);
  else edits.add(move.from, addToFrontMatter(book.textOf(move.from) ?? '', from));
}

interface Pages {
  readonly from: UrlPath;
  readonly to: UrlPath;
}

/** `"key" = "target"`, in single or double quotes. */
const ENTRY = /^[ \t]*(?:"([^"\n]*)"|'([^'\n]*)')[ \t]*=[ \t]*(?:"([^"\n]*)"|'([^'\n]*)')[^\n]*\n?/gm;

function changedRedirects(
  settings: string,
  table: MoveContext['book']['redirects'],
  { from, to }: Pages,
): readonly Edit[] {
  return [...settings.matchAll(ENTRY)].flatMap((entry): readonly Edit[] => {
    const [line, double = '', single = '', first, second = ''] = entry;
    const key = double || single;
    const target = first ?? second;
    if (table[key] !== target) return [];
    const start = entry.index;
    const url = urlPath(key);
    if (url === to) return [{ span: { start, end: start + line.length }, text: '' }];
    const { path, rest } = splitAddress(target);
    const decoded = decode(path);
    const isRooted = decoded.startsWith('/') && decoded.endsWith(`/${from}`);
    if (!isRooted && resolveFrom(folderOf(url), decoded) !== from) return [];
    const made = isRooted
      ? decoded.slice(0, -from.length) + encodePath(to)
      : encodePath(relativePath(url, to));
    const at = start + line.lastIndexOf(target);
    return [{ span: { start: at, end: at + target.length }, text: made + rest }];
  });
}

/** Adds a line to the redirect table, or adds the table; absent when it is written in another form. */
function addToSettings(
  settings: string,
  table: MoveContext['book']['redirects'],
  { from, to }: Pages,
): Edit | undefined {
  const line = `${JSON.stringify(`/${from}`)} = ${JSON.stringify(encodePath(relativePath(from, to)))}\n`;
  const header = /^[ \t]*\[[ \t]*output\.html\.redirect[ \t]*\][^\n]*(?:\n|$)/m.exec(settings);
  if (header) {
    const begin = header.index + header[0].length;
    const next = /^[ \t]*\[/m.exec(settings.slice(begin));
    const body = settings.slice(begin, next ? begin + next.index : undefined);
    const at = begin + body.trimEnd().length + (body.trim() === '' ? 0 : 1);
    const isOpen = at > settings.length || !settings.slice(0, at).endsWith('\n');
    const end = Math.min(at, settings.length);
    return { span: { start: end, end }, text: isOpen ? `\n${line}` : line };
  }
  const isInline = /^[ \t]*(?:output(?:\.html)?|html)[ \t]*=/m.test(settings);
  if (isInline || Object.keys(table).length > 0) return undefined;
  const end = settings.length;
  const gap = settings === '' || settings.endsWith('\n\n') ? '' : settings.endsWith('\n') ? '\n' : '\n\n';
  return { span: { start: end, end }, text: `${gap}[output.html.redirect]\n${line}` };
}

/** `redirect-from` at the top of the chapter. */
function addToFrontMatter(text: string, from: UrlPath): Edit {
  const old = JSON.stringify(`/${from}`);
  const block = /^---[ \t]*\n(?=[^\n]*\S[^\n]*:)([^]*?)^---[ \t]*$/m.exec(text);
  if (block?.index !== 0)
    return { span: { start: 0, end: 0 }, text: `---\nredirect-from: [${old}]\n---\n\n` };
  const list = /^redirect-from:[ \t]*\[[ \t]*/m.exec(block[0]);
  const items = /^redirect-from:[ \t]*\n([ \t]*)- /m.exec(block[0]);
  if (list) return inserted(list.index + list[0].length, `${old}, `);
  if (items) return inserted(block[0].indexOf('\n', items.index) + 1, `${items[1] ?? ''}- ${old}\n`);
  return inserted(block[0].lastIndexOf('---'), `redirect-from: [${old}]\n`);
}

const inserted = (at: number, text: string): Edit => ({ span: { start: at, end: at }, text });

/** Reports other settings that mention the chapter, such as search exclusions. */
function reportMentions({ book, move, left }: MoveContext, settings: string): void {
  const root: BookPath = book.index.sourceRoot;
  const path = root === '' ? move.from : move.from.slice(root.length + 1);
  for (const quoted of [`"${path}"`, `'${path}'`]) {
    const start = settings.indexOf(quoted);
    if (start >= 0) left.push({ file: SETTINGS, span: { start, end: start + quoted.length } });
  }
}
