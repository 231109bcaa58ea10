// Rewrites TeX commands that tex2typst doesn't know as commands that it does.

/** Replacements for text commands whose argument contains no commands. */
const TEXTS: Readonly<Record<string, string>> = {
  textsf: '\\mathsf',
  texttt: '\\mathtt',
  textit: '\\mathit',
  emph: '\\mathit',
  textbf: '\\mathbf',
  textrm: '',
  textnormal: '',
  textup: '',
  textmd: '',
  textsc: '',
  mbox: '',
  hbox: '',
};

const NAMES: Readonly<Record<string, string>> = {
  larr: '\\leftarrow',
  rarr: '\\rightarrow',
  harr: '\\leftrightarrow',
  stackrel: '\\overset',
};

const TEXT = new RegExp(
  `\\\\(${Object.keys(TEXTS).join('|')})\\s*\\{((?:[^{}\\\\$]|\\\\[^a-zA-Z])*)\\}`,
  'g',
);
const NAME = new RegExp(`\\\\(${Object.keys(NAMES).join('|')})(?![a-zA-Z])`, 'g');
/** Sizes of delimiters and of text, which Typst finds itself. */
const SIZE = /\\(?:[bB]igg?[lrm]?|small|large|Large|LARGE|huge|Huge|normalsize)(?![a-zA-Z])\s*/g;
const KERN = /\\m?kern\s*(-?[\d.]+)\s*(em|ex|pt|mm|cm|mu)(?![a-zA-Z])/g;

/** Mark the content of a box: private-use characters, which no formula contains. */
export const BOX_START = '\uE000';
export const BOX_END = '\uE001';

/** The same formula, written with commands that tex2typst knows. */
export const knownCommands = (tex: string): string =>
  withBoxes(tex)
    .replace(TEXT, (_, name: string, text: string) => `{${TEXTS[name] ?? ''}{\\text{${text}}}}`)
    .replace(NAME, (_, name: string) => NAMES[name] ?? '')
    .replace(SIZE, '')
    .replace(KERN, (_, size: string, unit: string) =>
      unit === 'mu' ? `\\hspace{${Number(size) / 18}em}` : `\\hspace{${size}${unit}}`,
    );

/** `\boxed{x}` and `\fbox{x}` become their content between two marks. */
function withBoxes(tex: string): string {
  const parts: string[] = [];
  let at = 0;
  for (const { index, 0: command, 1: name } of tex.matchAll(/\\(boxed|fbox)\s*\{/g)) {
    const start = index + command.length;
    const end = index < at ? -1 : closingBrace(tex, start);
    if (end < 0) continue;
    const content = withBoxes(tex.slice(start, end));
    const shown = name === 'fbox' ? `\\text{${content}}` : content;
    parts.push(tex.slice(at, index), `{\\text{${BOX_START}}${shown}\\text{${BOX_END}}}`);
    at = end + 1;
  }
  return parts.join('') + tex.slice(at);
}

/** The offset of the brace that ends the group which starts at `from`; negative if there is none. */
function closingBrace(tex: string, from: number): number {
  let depth = 1;
  for (const { index, 0: brace } of tex.slice(from).matchAll(/\\[^]|[{}]/g)) {
    if (brace === '{') depth++;
    else if (brace === '}' && --depth === 0) return from + index;
  }
  return -1;
}
