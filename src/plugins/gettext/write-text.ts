// Writes text and code inside paragraphs.
import type { Writer, WriterState } from './writer.ts';

/** What is around a text. */
export interface TextPlace {
  /** First in its paragraph. */
  readonly isFirst: boolean;
  /** Before a link, an image or a footnote's number. */
  readonly isBeforeLink: boolean;
  /** After a reference that is written as it is; see {@link References}. */
  readonly isAfterReference: boolean;
}

export function writeText(writer: Writer, written: string, place: TextPlace): void {
  const { state } = writer;
  if (state.headerText !== undefined) state.headerText += written;
  writer.writeLineEnds();
  let text = written;
  if (place.isFirst && /^[\t ]/.test(text)) {
    writer.add(text.startsWith('\t') ? '&#9;' : '&#32;');
    text = text.slice(1);
  }
  state.lacksLineEnd = !text.endsWith('\n');
  writer.addLines(escaped(text, state, place));
}

const SPECIAL = '#\\_*<>`|[]-';

/** Characters that would give a reference before them another meaning: `[a](b)`, `[a]: b`. */
const JOINS_REFERENCE = /^[(:]/;

/** Escapes the first character, the last one where it would join the next event, and pipes in tables. */
function escaped(text: string, { codeBlock, columns, heading }: WriterState, place: TextPlace): string {
  if (codeBlock !== undefined || text === '') return text;
  const isFirst = SPECIAL.includes(text.charAt(0)) || (place.isAfterReference && JOINS_REFERENCE.test(text));
  const isLast = (place.isBeforeLink && text.endsWith('!')) || (heading !== undefined && text.endsWith('#'));
  const hasPipe = columns.length > 0 && text.includes('|');
  if (!isFirst && !isLast && !hasPipe) return text;
  return Array.from(text, (letter, i) => ({ letter, i }))
    .map(({ letter, i }, _, all) =>
      (i === 0 && isFirst) || (i === all.length - 1 && isLast) || (letter === '|' && hasPipe)
        ? `\\${letter}`
        : letter,
    )
    .join('');
}

export function writeCode(writer: Writer, written: string): void {
  const { state } = writer;
  if (state.headerText !== undefined) state.headerText += `\`${written}\``;
  const text = state.isInCell ? written.replaceAll('|', '\\|') : written;
  if (/^ *$/.test(text)) {
    writer.add(`\`${text}\``);
    return;
  }
  const longest = Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
  const ticks = '`'.repeat(longest + 1);
  const space = /^`|`$|^ [^]* $/.test(text) ? ' ' : '';
  writer.add(ticks + space + text + space + ticks);
}
