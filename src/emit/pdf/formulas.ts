// Formulas of the book: TeX as Typst's math, each compiled once to see whether it can be.
import { type XmlElement, type XmlNode, textOfNodes } from '../chapter-tree/xml.ts';
import { putLines, takeLines } from './array-lines.ts';
import { attributeIn } from './renderer.ts';
import { BOX_END, BOX_START, knownCommands } from './tex-commands.ts';
import { typstString } from './typst-code.ts';

export interface Converted {
  /** Absent with `reason`. */
  readonly code?: string;
  /** Why it can't be shown. */
  readonly reason?: string;
}

/** The TeX of a formula, as it was written. */
export const texOf = (element: XmlElement): string =>
  attributeIn(element, 'alttext') ?? textOfNodes(element.children);

export function* formulasIn(nodes: readonly XmlNode[]): Generator<XmlElement> {
  for (const node of nodes) {
    if (typeof node === 'string') continue;
    if (node.name === 'math') yield node;
    else yield* formulasIn(node.children);
  }
}

/** In characters. A longer text is hardly a formula, and the library may take very long to translate it. */
const LONGEST = 20_000;

/** Translates each formula; the library is loaded at the first one. */
export async function convertFormulas(texts: ReadonlySet<string>): Promise<ReadonlyMap<string, Converted>> {
  if (texts.size === 0) return new Map();
  const { tex2typst } = await import('tex2typst');
  return new Map([...texts].map((tex) => [tex, convert(tex, tex2typst)]));
}

function convert(tex: string, translate: (tex: string) => string): Converted {
  if (tex.length > LONGEST) return { reason: 'it is too long' };
  try {
    const { tex: plain, lines } = takeLines(knownCommands(tex));
    const code = boxed(putLines(translate(plain), lines));
    return hasCode(code) ? { reason: 'it can’t be translated to Typst' } : { code };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { reason: oneLine(reason) };
  }
}

/** Spaces next to the dollars would make the content a block. */
const boxed = (code: string): string =>
  code
    .replace(
      new RegExp(`"${BOX_START}" ?`, 'g'),
      () => '#box(stroke: 0.5pt, inset: 0.3em, baseline: 0.3em, $',
    )
    .replace(new RegExp(` ?"${BOX_END}"`, 'g'), () => '$)');

/** Code that formulas are translated to: alignment and lines of tables, spaces, colors and boxes. */
const OWN_CODE =
  /#(?:none|center|left|right|h\(-?[\d.]+(?:em|pt|cm|mm)\)|\((?:[hv]line: (?:\d+|\([\d, ]*\))(?:, )?)+\)|h\(-math\.thin\.amount\)|text\(fill: [a-z]+\)\[\$|box\(stroke: 0\.5pt, inset: 0\.3em, baseline: 0\.3em, \$)/g;

/** Outside of strings, `#` begins code, which an author's formula never needs. */
const hasCode = (math: string): boolean =>
  math
    .replace(/"(?:[^"\\]|\\[^])*"|\\[^]/g, '')
    .replace(OWN_CODE, '')
    .includes('#');

/** A document that compiles if the formula does. */
export const formulaCheck = (code: string): string =>
  `#math.equation(eval(${typstString(code)}, mode: "math").body)`;

/** The first sentence of an error, in one line. */
export const oneLine = (message: string): string =>
  (message.split(/,? hints?:|\n/)[0] ?? '').trim().slice(0, 200).replace(/[.:]$/, '');
