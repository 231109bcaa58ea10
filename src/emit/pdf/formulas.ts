// Formulas of the book: TeX as Typst's math, each compiled once to see whether it can be.
import { type XmlElement, type XmlNode, textOfNodes } from '../chapter-tree/xml.ts';
import { attributeIn } from './renderer.ts';
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
    const code = translate(tex);
    return hasCode(code) ? { reason: 'it can’t be translated to Typst' } : { code };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { reason: oneLine(reason) };
  }
}

/** Outside of strings, `#` begins code, which formulas never need. */
const hasCode = (math: string): boolean => math.replace(/"(?:[^"\\]|\\[^])*"|\\[^]/g, '').includes('#');

/** A document that compiles if the formula does. */
export const formulaCheck = (code: string): string =>
  `#math.equation(eval(${typstString(code)}, mode: "math").body)`;

/** The first sentence of an error, in one line. */
export const oneLine = (message: string): string =>
  (message.split(/,? hints?:|\n/)[0] ?? '').trim().slice(0, 200).replace(/[.:]$/, '');
