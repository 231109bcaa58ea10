// Text as Typst content, in which long words may be broken without a hyphen.
import { type Markup, joined, textMarkup, variable } from './typst-code.ts';

/** Words up to `longest` characters stay whole; longer ones may be broken after punctuation, or else anywhere. */
export function breakableText(text: string, longest: number): Markup {
  if (text.length <= longest || !hasLongWord(text, longest)) return withTasks(text);
  const pieces: string[] = [];
  for (const word of text.split(/(?<=\s)|(?=\s)/)) {
    if (word.length <= longest) {
      const last = pieces.length - 1;
      const before = pieces[last];
      if (before === undefined || before.endsWith(CUT)) pieces.push(word);
      else pieces[last] = before + word;
    } else pieces.push(...cutWord(word, longest));
  }
  const cut = variable('cut');
  return joined(
    pieces.flatMap((piece) =>
      piece.endsWith(CUT) ? [withTasks(piece.slice(0, -1)), cut] : [withTasks(piece)],
    ),
  );
}

/** Ends a piece that the next one may be separated from: a character that no text has. */
const CUT = '\u0000';

const hasLongWord = (text: string, longest: number): boolean =>
  text.split(/\s+/).some((word) => word.length > longest);

/** The pieces of a word, each with a cut after it but the last. */
function cutWord(word: string, longest: number): readonly string[] {
  const parts = word.split(
    /(?<=[/._:;,&?=#@+|\\(){}[\]<>-])(?![/._:;,&?=#@+|\\(){}[\]<>-])|(?<=\p{Ll})(?=\p{Lu})/u,
  );
  const short = parts.flatMap((part) => (part.length <= longest ? [part] : inChunks(part, longest)));
  return short.map((part, i) => (i === short.length - 1 ? part : part + CUT));
}

/** Pieces of whole characters, also of those that are combined. */
function inChunks(part: string, longest: number): readonly string[] {
  const letters = [...new Intl.Segmenter('und').segment(part)].map(({ segment }) => segment);
  const size = Math.max(1, longest);
  return Array.from({ length: Math.ceil(letters.length / size) }, (_, i) =>
    letters.slice(i * size, (i + 1) * size).join(''),
  );
}

/** Boxes of tasks are drawn: few fonts have them. */
function withTasks(text: string): Markup {
  if (!/[☐☑]/.test(text)) return textMarkup(text);
  return joined(
    text
      .split(/(?<=[☐☑])|(?=[☐☑])/)
      .map((part) =>
        part === '☐' || part === '☑' ? variable(`task(${String(part === '☑')})`) : textMarkup(part),
      ),
  );
}
