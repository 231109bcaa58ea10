// Fences named `admonish` -> boxes of HTML around their content, which stays Markdown and keeps its places.
import { type Diagnostic, type Outcome, diagnose } from '../../core/diagnostic.ts';
import { escapeHtml } from '../../core/escape-html.ts';
import { type MappedText, originOf } from '../../core/mapped-text.ts';
import { type Words, wordOf } from '../../core/words.ts';
import { nearest } from '../../core/nearest.ts';
import { type UsedIds, slugOf, uniqueId } from '../../scan/markdown/slug.ts';
import { type Edit, blankLineAt, editMapped } from '../../read/preprocess/edit-mapped.ts';
import { type Fence, fencesIn } from '../../read/preprocess/include/raw-blocks.ts';
import type { ChapterHooks } from '../../scan/chapter-hooks.ts';
import { type AdmonishInfo, admonishWords, parseAdmonishInfo } from './admonish-info.ts';
import type { AdmonishTable } from './admonish-table.ts';
import { titleOf, typeNames, typeOf } from './admonish-types.ts';

export const admonishHooks: ChapterHooks<AdmonishTable> = {
  openFences: (text, table, { words }) => openAdmonitions(text, table, words),
};

/** Boxes in boxes: each round opens those that the last one uncovered. */
const DEEPEST = 20;

/** `mapped` with every such block open, and what is wrong with them. Ids are unique among the blocks of the chapter. */
function openAdmonitions(mapped: MappedText, config: AdmonishTable, words: Words): Outcome<MappedText> {
  const work: Work = { config, words, ids: new Map(), diagnostics: [] };
  let text = mapped;
  const mode = config.renderer['html']?.renderMode ?? 'html';
  if (mode === 'preserve') return { value: text, diagnostics: [] };
  for (let depth = 0; depth < DEEPEST && text.text.includes('admonish'); depth++) {
    const edits = fencesIn(text.text).flatMap((fence) => {
      const words = admonishWords(fence.info);
      if (words === undefined) return [];
      return mode === 'strip' ? [{ ...fence, by: [] }] : editsFor(work, text, { fence, words });
    });
    if (edits.length === 0) break;
    text = editMapped(text, edits);
  }
  return { value: text, diagnostics: work.diagnostics };
}

interface Work {
  readonly config: AdmonishTable;
  readonly words: Words;
  readonly ids: UsedIds;
  readonly diagnostics: Diagnostic[];
}

interface Block {
  readonly fence: Fence;
  readonly words: string;
}

/** Where a mistake in a block's first line is told. */
type Place = Diagnostic['at'];

/** The opening line becomes the box's beginning, the closing line its end. */
function editsFor(work: Work, mapped: MappedText, block: Block): readonly Edit[] {
  const { text } = mapped;
  const { start, end } = block.fence;
  const newline = text.indexOf('\n', start);
  const lineEnd = newline < 0 ? text.length : Math.min(newline, end);
  const marks = start + text.slice(start, lineEnd).search(/`{3}|~{3}/);
  const gap = blankLineAt(text, marks);
  const { before, after } = boxOf(
    work,
    block.words,
    originOf(mapped, marks, marks + block.fence.info.length + 3),
  );
  const opening: Edit = { start: marks, end: lineEnd, by: [before.join(gap) + gap] };
  const lastLine = text.lastIndexOf('\n', end - 1) + 1;
  const closingMarks = lastLine > start ? /(`{3,}|~{3,})\s*$/.exec(text.slice(lastLine, end)) : null;
  const isClosed = closingMarks?.[1]?.startsWith(text.slice(marks, marks + 3)) === true;
  const from = isClosed ? lastLine + closingMarks.index : end;
  return [opening, { start: from, end, by: [gap + after + gap] }];
}

/** The HTML around a block's content; `before` is in parts, between which blank lines make Markdown of a title. */
function boxOf(
  work: Work,
  words: string,
  at: Place,
): { readonly before: readonly string[]; readonly after: string } {
  const { config } = work;
  const info = parseAdmonishInfo(words);
  const report = (code: 'type' | 'syntax'): void => {
    const severity = config.onFailure === 'bail' ? { severity: 'error' as const } : {};
    work.diagnostics.push({ ...mistake(code, info, config), at, ...severity });
  };
  if (info.rest !== undefined) report('syntax');
  const written = info.type ?? 'note';
  const type = typeOf(written, config, work.words);
  if (type === undefined) report('type');
  const title = info.title ?? config.default.title ?? type?.title ?? titleOf(written);
  const id = idOf(work, info, title === '' ? written : title);
  const classes = ['admonition', `admonish-${type?.name ?? 'note'}`, ...info.classes].join(' ');
  const isFolded = info.collapsible ?? type?.collapsible ?? config.default.collapsible;
  return isFolded
    ? foldedBox({ id, classes, title: title === '' ? wordOf(work.words, 'details') : title })
    : openBox({ id, classes, title });
}

const mistake = (code: 'type' | 'syntax', info: AdmonishInfo, config: AdmonishTable): Diagnostic => {
  if (code === 'syntax') return diagnose('admonish/syntax', { found: info.rest ?? '' });
  const type = info.type ?? '';
  const near = nearest(type, typeNames(config));
  return diagnose('admonish/unknown-type', near === undefined ? { type } : { type, nearest: near });
};

interface Box {
  readonly id: string;
  readonly classes: string;
  readonly title: string;
}

function openBox({ id, classes, title }: Box): ReturnType<typeof boxOf> {
  const open = `<div id="${escapeHtml(id)}" class="${escapeHtml(classes)}" role="note"`;
  if (title === '') return { before: [`${open}><div>`], after: '</div></div>' };
  const titleId = escapeHtml(`${id}-title`);
  const bar = `${open} aria-labelledby="${titleId}"><div class="admonition-title"><div id="${titleId}">`;
  return { before: withTitle(bar, title, '</div></div><div>'), after: '</div></div>' };
}

function foldedBox({ id, classes, title }: Box): ReturnType<typeof boxOf> {
  const open = `<details id="${escapeHtml(id)}" class="${escapeHtml(classes)}"><summary class="admonition-title">`;
  return {
    before: withTitle(open, title, '</summary><div>'),
    after: '</div></details>',
  };
}

/** A title of plain words stands in its element; one that may be Markdown is a paragraph of its own. */
const withTitle = (open: string, title: string, close: string): readonly string[] =>
  /^[^*_`[\]<>&\\~$\n]*$/.test(title)
    ? [`${open}${escapeHtml(title)}`, close]
    : [open, title.replace(/\s+/g, ' ').trim(), close];

const idOf = ({ ids, config }: Work, info: AdmonishInfo, title: string): string =>
  uniqueId(info.id ?? config.default.cssIdPrefix + slugOf(title), ids);
