// Builds a chapter's tree from block tokens.
import type { Token } from 'markdown-it';
import { diagnose } from '../../../core/diagnostic.ts';
import { footnoteLabelOf } from '../syntax/footnote-syntax.ts';
import { surplusCellsOf } from '../syntax/tables.ts';
import { placeholderOf, placeholderOfToken } from '../syntax/placeholder.ts';
import { restorePipes } from '../syntax/protected-pipes.ts';
import { taskOf } from '../syntax/task-list.ts';
import type { ChapterContext } from './context.ts';
import { appendFence } from './fence.ts';
import { reportForeignSyntax } from './foreign-syntax.ts';
import { openFootnote } from './footnotes.ts';
import { appendHtml } from './html-tree.ts';
import { inlineOffsets } from './inline-offsets.ts';
import { appendInline } from './inline-tree.ts';
import { element, text } from './node.ts';
import { isPlaceholder } from './tag-like.ts';

/** Current position. The cells of a table row share its line, so `column` is where the search for the next one starts. */
interface Walk {
  readonly tokens: readonly Token[];
  index: number;
  line: number;
  column: number;
}

type Append = (context: ChapterContext, token: Token, walk: Walk) => void;

const open: Append = ({ builder }, token) => {
  if (!token.hidden) builder.open(element(token.tag, plainAttributes(token)));
};

const close: Append = ({ builder }, token) => {
  if (!token.hidden) builder.close();
};

const plainAttributes = (token: Token): [string, string][] =>
  (token.attrs ?? []).map(([name, value]) => [name, restorePipes(String(value))]);

const appenders: Readonly<Record<string, Append>> = {
  inline: appendInlineToken,
  placeholder: appendPlaceholder,
  heading_open: openHeading,
  ordered_list_open: open,
  hr: ({ builder }) => {
    builder.append(element('hr'));
  },
  fence: appendFence,
  code_block: ({ builder }, token) => {
    builder.append(element('pre', [], [element('code', [], [text(restorePipes(token.content))])]));
  },
  html_block: appendHtmlBlock,
  table_open: (context, token) => {
    const { builder } = context;
    reportSurplusCells(context, token);
    builder.open(element('div', [['class', 'table-wrapper']]));
    builder.open(element('table'));
  },
  table_close: ({ builder }) => {
    builder.close();
    builder.close();
  },
  tr_open: ({ builder }, token, walk) => {
    walk.line = token.map?.[0] ?? walk.line;
    walk.column = 0;
    builder.open(element('tr'));
  },
  th_open: openCell,
  td_open: openCell,
  footnote_open: appendFootnote,
  footnote_close: close,
};

/** Appends a token of a plugin's own rules; absent for all other tokens. */
function pluginAppend({ nodes }: ChapterContext, { type }: Token): Append | undefined {
  const hook = nodes.tokens.get(type);
  return (
    hook &&
    ((context, token) => {
      const start = context.lineStart(token.map?.[0] ?? 0);
      hook.append(token, context, context.locate(start, context.lineStart(token.map?.[1] ?? 1)));
    })
  );
}

/** Appends all tokens to the context's builder. */
export function appendBlocks(context: ChapterContext, tokens: readonly Token[]): void {
  const walk: Walk = { tokens, index: 0, line: 0, column: 0 };
  for (; walk.index < tokens.length; walk.index++) {
    const token = tokens[walk.index];
    if (token === undefined) break;
    const append =
      appenders[token.type] ??
      pluginAppend(context, token) ??
      (token.nesting === 1 ? open : token.nesting === -1 ? close : undefined);
    if (append) append(context, token, walk);
    else throw new Error(`no node for the block token ${token.type}`);
  }
}

function reportSurplusCells(context: ChapterContext, table: Token): void {
  for (const { line, column, text: found } of surplusCellsOf(table)) {
    const start = context.lineStart(line) + Math.max(0, column);
    const at = context.locate(start, start + found.length);
    context.diagnostics.push(diagnose('table/surplus-cells', { found: restorePipes(found) }, at));
  }
}

/** Alignment as a class, because the content security policy forbids style attributes. */
function openCell({ builder }: ChapterContext, token: Token): void {
  const side = /text-align:\s*(\w+)/.exec(String(token.attrGet('style') ?? ''))?.[1];
  builder.open(element(token.tag, side === undefined ? [] : [['class', `align-${side}`]]));
}

function appendInlineToken(context: ChapterContext, token: Token, walk: Walk): void {
  const task = taskOf(token);
  if (task !== undefined) {
    const box: [string, string][] = [
      ['disabled', ''],
      ['type', 'checkbox'],
    ];
    context.builder.append(element('input', task ? [...box, ['checked', '']] : box));
    context.builder.appendText(' ');
  }
  const line = token.map?.[0] ?? walk.line;
  const toOffset = inlineOffsets(context, token.content, { line, column: token.map ? 0 : walk.column });
  if (!token.map)
    walk.column = Math.max(walk.column, toOffset(token.content.length) - context.lineStart(line));
  // Blocks are allowed in a table's cells, whose content isn't read as blocks.
  const isCell = context.builder.isInside('table');
  const slot = isCell ? placeholderOf(token.content, context.options) : undefined;
  const start = toOffset(0);
  if (slot && !context.env.isEscaped(start)) {
    const at = context.locate(start, toOffset(token.content.length));
    context.builder.append({ kind: 'slot', slot, children: [], at });
    return;
  }
  reportForeignSyntax(context, token.content, toOffset);
  appendInline(context, { tokens: token.children ?? [], content: token.content, toOffset });
}

function appendPlaceholder(context: ChapterContext, token: Token): void {
  const slot = placeholderOfToken(token);
  if (slot === undefined) return;
  const toOffset = inlineOffsets(context, token.content, { line: token.map?.[0] ?? 0 });
  const at = context.locate(toOffset(0), toOffset(token.content.length));
  context.builder.append({ kind: 'slot', slot, children: [], at });
}

function openHeading(context: ChapterContext, token: Token): void {
  const [first, last] = token.map ?? [0, 1];
  const start = context.lineStart(first);
  const end = context.lineStart(last);
  const line = context.text.text.slice(start, end);
  const at = context.locate(start + (line.length - line.trimStart().length), start + line.trimEnd().length);
  context.builder.open({ ...element(token.tag, plainAttributes(token)), at });
}

function appendHtmlBlock(context: ChapterContext, token: Token): void {
  const toOffset = inlineOffsets(context, token.content, { line: token.map?.[0] ?? 0 });
  const tag = token.content.trim();
  if (isPlaceholder(context, tag)) {
    const start = token.content.indexOf(tag);
    const at = context.locate(toOffset(start), toOffset(start + tag.length));
    context.diagnostics.push(diagnose('html/placeholder', { tag }, at));
    context.builder.append(element('p', [], [text(tag)]));
    return;
  }
  appendHtml(context, token.content, toOffset);
}

/** A repeated definition of a label is skipped with all its content. */
function appendFootnote(context: ChapterContext, token: Token, walk: Walk): void {
  const start = context.lineStart(token.map?.[0] ?? 0);
  const label = footnoteLabelOf(token);
  const line = context.text.text.slice(start, context.lineStart((token.map?.[0] ?? 0) + 1));
  const column = Math.max(0, line.indexOf('[^'));
  if (openFootnote(context, label, context.locate(start + column, start + column + label.length + 3))) return;
  let depth = 1;
  while (depth > 0 && walk.index < walk.tokens.length - 1) {
    walk.index++;
    const type = walk.tokens[walk.index]?.type;
    if (type === 'footnote_open') depth++;
    else if (type === 'footnote_close') depth--;
  }
}
