// Code blocks line by line: short lines as content, longer ones as pieces that the template breaks where they must be.
import type { XmlElement, XmlNode } from '../chapter-tree/xml.ts';
import { type Place, type Renderer, classesIn } from './renderer.ts';
import { type Markup, joined, noMarkup, textMarkup, typstString, typstValue } from './typst-code.ts';

/** A run of code in one color: cells per character are 2 for wide ones, such as Chinese. */
interface Piece {
  readonly text: string;
  /** The class with its color; empty for none. */
  readonly color: string;
  readonly cells: 1 | 2;
}

/** Lines up to this width, in cells, fit into every page and list. */
const SHORT = 30;

/** Lines of one paragraph: Typst lays out a paragraph as a whole. */
const RUN = 100;

export function codeBlock(element: XmlElement, _place: Place, renderer: Renderer): Markup {
  const lines = linesOf(element);
  while (lines.length > 1 && lines.at(-1)?.length === 0) lines.pop();
  if (lines.every((line) => line.length === 0)) return noMarkup;
  const marks = renderer.takePlaces();
  const runs = Array.from({ length: Math.ceil(lines.length / RUN) }, (_, i) =>
    lines.slice(i * RUN, (i + 1) * RUN),
  );
  const shown = runs.map(
    (run, i) => `(${run.map((line, j) => lineOf(line, i + j === 0 ? marks : noMarkup)).join('')})`,
  );
  return `#code-block(${shown.join(', ')})` as Markup;
}

function lineOf(pieces: readonly Piece[], marks: Markup): string {
  const width = pieces.reduce((sum, { text, cells }) => sum + Array.from(text).length * cells, 0);
  if (width <= SHORT || marks !== '') return `[${marks}${joined(pieces.map(pieceOf))}],\n`;
  const parts = pieces.map(({ color, text, cells }) => `${typstValue([color, text, cells])}, `).join('');
  return `(${width}, (${parts})),\n`;
}

const pieceOf = ({ text, color }: Piece): Markup =>
  color === '' ? textMarkup(text) : (`#token(${typstString(color)}, ${typstString(text)})` as Markup);

function linesOf(element: XmlElement): Piece[][] {
  const lines: Piece[][] = [[]];
  let column = 0;
  const addText = (text: string, color: string): void => {
    text.split('\n').forEach((part, i) => {
      if (i > 0) {
        lines.push([]);
        column = 0;
      }
      const expanded = withoutTabs(part, column);
      column += expanded.length;
      lines.at(-1)?.push(...piecesOf(expanded, color));
    });
  };
  const add = (node: XmlNode, color: string): void => {
    if (typeof node === 'string') {
      addText(node.replace(/\r\n?/g, '\n'), color);
      return;
    }
    if (node.name === 'br') addText('\n', color);
    const number = node.attributes.find(([name]) => name === 'data-number')?.[1];
    if (number !== undefined) addText(`${number}  `, 'hljs-comment');
    const own = classesIn(node).findLast((name) => /^(?:hljs|ansi)-/.test(name)) ?? color;
    for (const child of node.children) add(child, own);
  };
  add(element, '');
  return lines;
}

const TAB = 4;

/** Spaces up to the next stop; `column` is that of the text's start. */
function withoutTabs(text: string, column: number): string {
  if (!text.includes('\t')) return text;
  let shown = '';
  for (const char of text) shown += char === '\t' ? ' '.repeat(TAB - ((column + shown.length) % TAB)) : char;
  return shown;
}

/** East Asian and other characters that are about as wide as two. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f000}-\u{3fffd}]+/u;

const piecesOf = (text: string, color: string): readonly Piece[] =>
  text
    .split(new RegExp(`(${WIDE.source})`, 'u'))
    .flatMap((part, i): readonly Piece[] =>
      part === '' ? [] : [{ text: part, color, cells: i % 2 === 1 ? 2 : 1 }],
    );
