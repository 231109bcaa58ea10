// Replaces fences named `admonish` with HTML boxes around their content, which stays Markdown at its source positions.
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
import type { AdmonishTable } from './admonish.ts';
import { titleOf, typeNames, typeOf } from './admonish-types.ts';

export const admonishHooks: ChapterHooks<AdmonishTable> = {
  openFences: (text, table, { words }) => openAdmonitions(text, table, words),
};

/** Maximum nesting: each pass opens the boxes that the previous one exposed. */
const DEEPEST = 20;

/** Opens every block in `mapped` and reports errors in them. Ids are unique among the chapter's blocks. */
function openAdmonitions(mapped: MappedText, config: AdmonishTable, words: Words): Outcome<MappedText> {
  const state: State = { config, words, ids: new Map(), diagnostics: [] };
  let text = mapped;
  const mode = config.renderer['html']?.renderMode ?? 'html';
  if (mode === 'preserve') return { value: text, diagnostics: [] };
  for (let depth = 0; depth < DEEPEST && text.text.includes('admonish'); depth++) {
    const edits = fencesIn(text.text).flatMap((fence) => {
      const words = admonishWords(fence.info);
      if (words === undefined) return [];
      return mode === 'strip' ? [{ ...fence, by: [] }] : editsFor(state, text, { fence, words });
    });
    if (edits.length === 0) break;
    text = editMapped(text, edits);
  }
  return { value: text, diagnostics: state.diagnostics };
}

interface State {
  readonly config: AdmonishTable;
  readonly words: Words;
  readonly ids: UsedIds;
  readonly diagnostics: Diagnostic[];
}

interface Block {
  readonly fence: Fence;
  readonly words: string;
}

/** Where an error in a block's first line is reported. */
type SourceLocation = Diagnostic['at'];

/** The opening line becomes the start of the box, the closing line its end. */
function editsFor(state: State, mapped: MappedText, block: Block): readonly Edit[] {
  const { text } = mapped;
  const { start, end } = block.fence;
  const newline = text.indexOf('\n', start);
  const lineEnd = newline < 0 ? text.length : Math.min(newline, end);
  const marks = start + text.slice(start, lineEnd).search(/`{3}|~{3}/);
  const gap = blankLineAt(text, marks);
  const { before, after } = boxOf(
    state,
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

/**
 * HTML around a block's content. The parts of `before` are joined by blank lines, so that a title is parsed as
 * Markdown.
 */
function boxOf(
  state: State,
  words: string,
  at: SourceLocation,
): { readonly before: readonly string[]; readonly after: string } {
  const { config } = state;
  const info = parseAdmonishInfo(words);
  const report = (code: 'type' | 'syntax'): void => {
    const severity = config.onFailure === 'bail' ? { severity: 'error' as const } : {};
    state.diagnostics.push({ ...mistake(code, info, config), at, ...severity });
  };
  if (info.rest !== undefined) report('syntax');
  const written = info.type ?? 'note';
  const type = typeOf(written, config, state.words);
  if (type === undefined) report('type');
  const own = info.title ?? config.default.title;
  const title = own ?? type?.title ?? titleOf(written);
  const id = idOf(state, info, own ?? type?.idTitle ?? titleOf(written));
  const classes = ['admonition', `admonish-${type?.name ?? 'note'}`, ...info.classes].join(' ');
  const isFolded = info.collapsible ?? type?.collapsible ?? config.default.collapsible;
  return isFolded
    ? foldedBox({ id, classes, title: title === '' ? wordOf(state.words, 'details') : title })
    : openBox({ id, classes, title });
}

const mistake = (code: 'type' | 'syntax', info: AdmonishInfo, config: AdmonishTable): Diagnostic => {
  if (code === 'syntax') return diagnose('admonish/syntax', { found: info.rest ?? '' });
  const type = info.type ?? '';
  return diagnose('admonish/unknown-type', { type, nearest: nearest(type, typeNames(config)) });
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

/** A plain title is placed in its element; one that may contain Markdown becomes a paragraph of its own. */
const withTitle = (open: string, title: string, close: string): readonly string[] =>
  /^[^*_`[\]<>&\\~$\n]*$/.test(title)
    ? [`${open}${escapeHtml(title)}`, close]
    : [open, title.replace(/\s+/g, ' ').trim(), close];

/** As in mdbook-admonish, so that links to it stay valid. */
const idOf = ({ ids, config }: State, info: AdmonishInfo, title: string): string =>
  uniqueId(info.id ?? config.default.cssIdPrefix + (title === '' ? 'default' : slugOf(title)), ids);
