// Processes `code` elements: hidden lines, playground classes, and slots for highlighting.
import { type Diagnostic, type Location, diagnose } from '../../../core/diagnostic.ts';
import { nearest } from '../../../core/nearest.ts';
import { languageOf } from '../../highlight/languages.ts';
import type { CodeLine, CodeSlot } from '../body.ts';
import { ESCAPE, ansiLines } from './ansi.ts';
import { NO_ATTRIBUTES } from './code-attributes.ts';
import { markLines, marksLines, missingLines } from './code-lines.ts';
import { markerNames, readNotation } from './code-notation.ts';
import { foldsOf } from './code-folds.ts';
import { type CodeNotes, findNotes, readNotes } from './code-notes.ts';
import { tieOutputs } from './code-output.ts';
import type { ChapterContext } from './context.ts';
import { type LineIds, createLineIds } from './line-ids.ts';
import { markTexts } from './marked-texts.ts';
import { type ElementNode, type Node, classesOf, elementsIn, setAttribute } from './node.ts';

/**
 * Like mdBook's update_code_blocks and hide_lines (crates/mdbook-html/src/html): applies to raw HTML too, only to
 * elements that contain nothing but text, and adds the `fn main` wrapper before hiding lines.
 */
export function finishCodeBlocks(context: ChapterContext, root: Node[]): void {
  tieOutputs(context, root);
  const lineIds = createLineIds(context);
  const notes = findNotes(context, root);
  if (notes.size > 0) context.uses.add('code-notes');
  for (const node of elementsIn(root)) {
    if (node.name === 'pre') finishBlock(context, node);
    else if (node.name === 'code')
      finishCode(context, node, { children: node.children, lineIds, notes: notes.get(node) });
  }
}

function finishBlock(context: ChapterContext, pre: ElementNode): void {
  const code = pre.children.find((child) => child.kind === 'element' && child.name === 'code');
  if (code?.kind !== 'element' || code.children.length !== 1 || code.children[0]?.kind !== 'text') return;
  // Nothing to run; in mdBook's tree, an empty fence has no text node.
  if (code.children[0].text === '') return;
  const classes = classesOf(code);
  if (!isPlayground(context, classes) || code.code?.diff) return;
  const edition = context.options.editionClass;
  if (edition !== undefined && !classes.some((name) => name.startsWith('edition'))) {
    setAttribute(code, 'class', `${classes.join(' ')} ${edition}`);
  }
  context.uses.add('playground');
  const editable = classes.includes('editable') && context.options.playground.editable;
  if (editable) context.uses.add('editable');
  else code.children[0].text = wrapMain(code.children[0].text);
  setAttribute(pre, 'class', 'playground');
}

function isPlayground({ options }: ChapterContext, classes: readonly string[]): boolean {
  if (!classes.includes('language-rust')) return false;
  if (classes.includes('mdbook-runnable')) return true;
  return (
    options.playground.runnable &&
    !['ignore', 'noplayground', 'noplaypen'].some((name) => classes.includes(name))
  );
}

/** Adds a hidden `main` to Rust code without one, after its inner attributes, like rustdoc. */
function wrapMain(code: string): string {
  if (code.includes('fn main') || code.includes('quick_main!')) return code;
  const lines = code.split('\n');
  let attributes = 0;
  for (const [i, line] of lines.entries()) {
    const trimmed = line.trim();
    if (trimmed.startsWith('#![')) attributes = i + 1;
    else if (trimmed !== '') break;
  }
  const head = lines
    .slice(0, attributes)
    .map((line) => `${line}\n`)
    .join('');
  const rest = lines.slice(attributes).join('\n');
  return `# #![allow(unused)]\n${head}# fn main() {\n${rest}${rest === '' || rest.endsWith('\n') ? '' : '\n'}# }`;
}

interface CodeInput {
  readonly children: Node[];
  readonly lineIds: LineIds;
  readonly notes: CodeNotes | undefined;
}

function finishCode(
  context: ChapterContext,
  code: ElementNode,
  { children, lineIds, notes }: CodeInput,
): void {
  const only = children[0];
  if (children.length !== 1 || only?.kind !== 'text') return;
  const classes = classesOf(code);
  const language = classes.find((name) => name.startsWith('language-'))?.slice('language-'.length);
  const attributes = code.code ?? NO_ATTRIBUTES;
  const mayHaveMarkers = code.code !== undefined && only.text.includes('!code ');
  if (language === undefined && !marksLines(attributes) && !attributes.texts && !mayHaveMarkers && !notes)
    return;
  const name = language?.toLowerCase() ?? '';
  const prefix = classes.find((each) => each.startsWith('hidelines='))?.slice('hidelines='.length);
  const written = linesOf(only.text, language ?? '', prefix ?? context.options.hideLines[language ?? '']);
  const mayChange = context.options.playground.editable && classes.includes('editable');
  const lines = styledLines(context, code, {
    language: name,
    lines: notes ? readNotes(written, notes) : written,
    mayChange,
  });
  const folds = mayChange ? [] : foldsOf(lines, attributes.collapsed);
  if (folds.length > 0) context.uses.add('code-folds');
  const isNumbered = lines.some(({ number }) => number !== undefined);
  if (isNumbered) context.uses.add('line-links');
  if (attributes.id !== undefined && !isNumbered && code.at)
    context.diagnostics.push(diagnose('code/id-without-numbers', { id: attributes.id }, code.at));
  const slot: CodeSlot = {
    kind: 'code',
    language: name,
    lines,
    ...(notes && { notesId: notes.id }),
    ...(folds.length > 0 && { folds }),
    ...(isNumbered && { id: lineIds.take(attributes, code.at) }),
  };
  code.children = [{ kind: 'slot', slot, children: [], at: code.at }];
}

/** Applies attributes, markers in comments and escape sequences to lines, and reports those that have no effect. */
function styledLines(
  context: ChapterContext,
  { code: attributes = NO_ATTRIBUTES, at }: ElementNode,
  { language, lines: written, mayChange }: StyleInput,
): readonly CodeLine[] {
  const notation = readNotation(written);
  const lines = notation?.lines ?? written;
  if (at) {
    context.diagnostics.push(...missingLines(lines, attributes, at));
    context.diagnostics.push(...unknownMarkers(notation?.unknown ?? [], at));
  }
  const marked = mayChange ? lines : markLines(lines, attributes, notation?.marks);
  const rendered = isTerminal(language, marked) ? ansiLines(marked) : marked;
  const { value, diagnostics } = markTexts(rendered, mayChange ? [] : (attributes.texts ?? []), at);
  context.diagnostics.push(...diagnostics);
  if (value.some(isStyled)) context.uses.add('code-lines');
  return value;
}

interface StyleInput {
  readonly language: string;
  readonly lines: readonly CodeLine[];
  /** Code that readers edit has no marks: its lines change. */
  readonly mayChange: boolean;
}

/** Whether the line looks different from plain code. */
const isStyled = ({ classes, html, words, ranges }: CodeLine): boolean =>
  (classes ?? html ?? words ?? ranges) !== undefined;

const unknownMarkers = (unknown: readonly string[], at: Location): readonly Diagnostic[] =>
  unknown.map((marker) =>
    diagnose(
      'code/unknown-marker',
      { marker, nearest: nearest(marker.replace(/:.*/s, ''), markerNames) },
      at,
    ),
  );

/** Other plain blocks are terminal output too if they have escape characters, which no reader can see. */
const isTerminal = (language: string, lines: readonly CodeLine[]): boolean =>
  language === 'ansi' ||
  (['text', 'shellsession'].includes(languageOf(language) ?? '') &&
    lines.some(({ text }) => text.includes(ESCAPE)));

function linesOf(code: string, language: string, prefix: string | undefined): readonly CodeLine[] {
  const lines = code.split('\n');
  if (language === 'rust') {
    // mdBook drops the last line end of Rust blocks.
    if (lines.at(-1) === '') lines.pop();
    return lines.map(rustLine);
  }
  return prefix === undefined
    ? lines.map((line) => ({ text: line }))
    : lines.map((line) => prefixedLine(line, prefix));
}

/** Hides `# x` and a lone `#`; shows `##x` as `#x`; `#[x]` and `#x` are code. */
function rustLine(line: string): CodeLine {
  const match = /^(\s*)#(.?)(.*)$/u.exec(line);
  if (!match) return { text: line };
  const [, indent = '', next = '', rest = ''] = match;
  if (next === '#') return { text: `${indent}#${rest}` };
  if (next === '' || next === ' ') return { text: indent + rest, hidden: true };
  return { text: line };
}

function prefixedLine(line: string, prefix: string): CodeLine {
  if (!line.trimStart().startsWith(prefix)) return { text: line };
  const at = line.indexOf(prefix);
  return { text: line.slice(0, at) + line.slice(at + prefix.length), hidden: true };
}
