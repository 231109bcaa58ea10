// `{{footnote: …}}` over several paragraphs -> a reference, and a definition at the end of the chapter. Shorter notes are
// inline syntax, which ends with its paragraph.
import type { MappedText } from '../../core/mapped-text.ts';
import { type Edit, type EditPart, editMapped } from '../../read/preprocess/edit-mapped.ts';
import { codeTest } from '../../read/preprocess/include/code-places.ts';
import type { ChapterHooks } from '../../scan/chapter-hooks.ts';

export const footnoteHooks: ChapterHooks<true> = {
  write: (mapped) => ({ value: moveLongNotes(mapped), diagnostics: [] }),
};

/** The whole marker, and its content, which ends at the first `}}` as in mdbook-footnote. */
interface LongNote extends EditPart {
  readonly content: EditPart;
}

function moveLongNotes(mapped: MappedText): MappedText {
  const notes = longNotesIn(mapped.text);
  if (notes.length === 0) return mapped;
  const end = mapped.text.length;
  const references = notes.map(({ start, end }, i): Edit => ({ start, end, by: [`[^${labelOf(i)}]`] }));
  const definitions = notes.flatMap(({ content }, i) => [
    `\n\n[^${labelOf(i)}]: `,
    ...linesOf(mapped.text, content),
  ]);
  return editMapped(mapped, [...references, { start: end, end, by: [...definitions, '\n'] }]);
}

const labelOf = (i: number): string => `long-note-${i + 1}`;

const BLANK_LINE = /\n[ \t>]*\n/;

function longNotesIn(text: string): readonly LongNote[] {
  const notes: LongNote[] = [];
  const isCode = codeTest(text);
  let after = 0;
  for (const { index: start, 0: head } of text.matchAll(/\{\{\s*footnote:\s*/g)) {
    const close = text.indexOf('}}', start + head.length);
    if (close < 0) break;
    const isLong = BLANK_LINE.test(text.slice(start + head.length, close).trimEnd());
    if (start < after || !isLong || text[start - 1] === '\\' || isCode(start)) continue;
    after = close + 2;
    notes.push({ start, end: after, content: { start: start + head.length, end: close } });
  }
  return notes;
}

/** The lines of a note without the quote marks and the indentation that they have in common, indented as its content. */
function linesOf(text: string, { start, end }: EditPart): readonly (EditPart | string)[] {
  const [first = '', ...others] = text.slice(start, end).trimEnd().split('\n');
  const line = text.slice(text.lastIndexOf('\n', start) + 1, start);
  const quoteMarks = /^[ \t]*>/.test(line) ? /^(?:[ \t]*>)*/ : /^/;
  const marks = others.map((other) => quoteMarks.exec(other)?.[0].length ?? 0);
  const indents = others.map((other, i) => other.slice(marks[i]).search(/\S/));
  const common = Math.min(...indents.filter((indent) => indent >= 0));
  let at = start + first.length;
  return [
    { start, end: at },
    ...others.flatMap((other, i): (EditPart | string)[] => {
      const from = at + 1;
      at = from + other.length;
      if (indents[i] === -1) return ['\n'];
      return ['\n    ', { start: from + (marks[i] ?? 0) + common, end: at }];
    }),
  ];
}
