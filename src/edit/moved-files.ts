// Updates includes and SUMMARY.md when a chapter moves.
import { folderOf, resolveFrom } from '../core/path.ts';
import { directivesIn } from '../read/preprocess/include/directive.ts';
import { parseTarget } from '../read/preprocess/include/include-target.ts';
import { type MoveContext, movedPath } from './move-target.ts';
import { pathBetween } from './moved-address.ts';

/** Updates includes in the chapter and includes of it; their paths are relative to the file they are in. */
export function editIncludes({ book, move, edits }: MoveContext): void {
  for (const file of book.files) {
    const text = book.textOf(file);
    if (text === undefined || !text.includes('#')) continue;
    for (const directive of directivesIn(text, ['brace', 'angle'])) {
      if (directive.kind !== 'directive' || directive.name === 'title') continue;
      const { path } = parseTarget(directive.args.split(/\s/)[0] ?? '');
      if (path === '' || path.startsWith('/')) continue;
      const target = resolveFrom(folderOf(file), path);
      if (file !== move.from && target !== move.from) continue;
      const start = text.indexOf(path, directive.start);
      const plain = pathBetween(movedPath(move, file), movedPath(move, target));
      const made = path.startsWith('./') && !plain.startsWith('.') ? `./${plain}` : plain;
      if (
        made !== path &&
        start >= 0 &&
        resolveFrom(folderOf(movedPath(move, file)), path) !== movedPath(move, target)
      )
        edits.add(file, { span: { start, end: start + path.length }, text: made });
    }
  }
}

/** Updates each line of SUMMARY.md that lists the chapter. */
export function editSummary({ book, move, edits }: MoveContext): void {
  const root = book.index.sourceRoot;
  for (const { source, at } of book.places) {
    if (source !== move.from) continue;
    const text = (book.textOf(at.file) ?? '').slice(at.span.start, at.span.end);
    const match = /\]\(\s*(<[^>]*>|[^\s)]*(?:\([^\s)]*\)[^\s)]*)*)/.exec(text);
    const written = match?.[1] ?? '';
    if (match === null || written === '') continue;
    const start = at.span.start + match.index + match[0].length - written.length;
    const path = root === '' ? move.to : move.to.slice(root.length + 1);
    const [place = ''] = /(?<=\.(?:md|markdown))#[^>]*/i.exec(written) ?? [];
    const made = (text.includes('](./') ? './' : '') + path + place;
    const quoted = written.startsWith('<') ? `<${made}>` : made.replaceAll(' ', '%20');
    edits.add(at.file, { span: { start, end: start + written.length }, text: quoted });
  }
}
