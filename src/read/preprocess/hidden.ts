// A chapter's expanded text -> the text without what its author hides: `<div class="hidden">`, and what plugins hide.
import { type Diagnostic, type Outcome, diagnose } from '../../core/diagnostic.ts';
import { type MappedText, originOf } from '../../core/mapped-text.ts';
import { type Edit, blankLineAt, editMapped } from './edit-mapped.ts';
import { rawBlocksIn } from './include/raw-blocks.ts';
import { codePlacesIn, createPlaceFinder } from './include/code-places.ts';
import { createFinder } from './include/finder.ts';
import { type ActiveTextHooks, hideParts } from './text-hooks.ts';

export interface HiddenOptions {
  /**
   * What becomes of `<div class="hidden">`: `keep` leaves it to the page's style sheet, `strip` takes it out, `show`
   * makes it a box that all readers see.
   */
  readonly sections: 'keep' | 'strip' | 'show';
  /** Plugins that hide more; absent for none. */
  readonly hooks?: readonly ActiveTextHooks[];
}

/** The class that a hidden section has instead of `hidden` where it is shown. */
const SHOWN_CLASS = 'hidden-shown';

/**
 * `mapped` with its hidden parts as `options` say. It is done after includes, so that nothing hidden in an included file
 * leaks. A section begins where `<div class="hidden">` opens a line outside code and ends with the `</div>` that
 * balances it; one that is not closed lasts to the end, as a browser has it.
 */
export function resolveHidden(
  mapped: MappedText,
  { sections, hooks = [] }: HiddenOptions,
): Outcome<MappedText> {
  const shown = hideParts(mapped, hooks, 'expanded');
  return withSections(shown, sections);
}

/**
 * `mapped` without the hidden parts that are to be stripped and are closed in it; for a chapter before its includes,
 * where what is not closed may yet be.
 */
export function stripHidden(mapped: MappedText, { sections, hooks = [] }: HiddenOptions): MappedText {
  const shown = hideParts(mapped, hooks, 'source');
  const { value, diagnostics } = withSections(shown, sections === 'strip' ? sections : 'keep');
  return diagnostics.length === 0 ? value : mapped;
}

function withSections(
  { value, diagnostics: before }: Outcome<MappedText>,
  sections: HiddenOptions['sections'],
): Outcome<MappedText> {
  if (sections === 'keep') return { value, diagnostics: before };
  const diagnostics = [...before];
  return { value: editMapped(value, sectionEdits(value, sections, diagnostics)), diagnostics };
}

/** A hidden section in a text: its tags and its content. */
interface Section {
  /** The offset of `<`. */
  readonly start: number;
  /** The offset after `>` of the opening tag. */
  readonly inner: number;
  /** The offset of `</div>`; absent when there is none. */
  readonly close?: number;
  /** The offset after the section. */
  readonly end: number;
}

function sectionEdits(
  mapped: MappedText,
  kind: 'strip' | 'show',
  diagnostics: Diagnostic[],
): readonly Edit[] {
  return sectionsIn(mapped.text).map((section) => {
    if (section.close === undefined) {
      const at = originOf(mapped, section.start, section.inner);
      diagnostics.push(diagnose('hidden/not-closed', { tag: 'div' }, at));
    }
    return kind === 'strip' ? strip(section) : show(mapped.text, section);
  });
}

const strip = ({ start, end }: Section): Edit => ({ start, end, by: [] });

/** The blank lines make the content Markdown, even if the author didn't write them. */
function show(text: string, { start, inner, close, end }: Section): Edit {
  const gap = blankLineAt(text, start);
  const tag = text.slice(start, inner).replace(hiddenClass, (list) => list.replace(hiddenWord, SHOWN_CLASS));
  if (close === undefined) return { start, end, by: [tag, gap, { start: inner, end }] };
  const content = { start: inner, end: close };
  return { start, end, by: [tag, gap, content, gap, { start: close, end }] };
}

/** A `<div` that opens a line, maybe in quotes or list items. */
const opening = /^(?:[ \t>]|(?:[-*+]|\d{1,9}[.)])[ \t])*(?=<div\s)/gim;
const word = String.raw`(?<![\w-])hidden(?![\w-])`;
const hiddenWord = new RegExp(word, 'i');
const hiddenClass = new RegExp(
  String.raw`\sclass\s*=\s*(?:"[^"]*${word}[^"]*"|'[^']*${word}[^']*'|hidden(?=[\s>]))`,
  'i',
);

/** A tag that is longer was never closed. */
const LONGEST_TAG = 1000;

function sectionsIn(text: string): readonly Section[] {
  if (!text.includes('hidden')) return [];
  const sections: Section[] = [];
  const tagEnd = createFinder(text, '>');
  const blockAt = createPlaceFinder(() => rawBlocksIn(text));
  const closing = createClosingFinder(text);
  let at = 0;
  for (const { index, 0: marks } of text.matchAll(opening)) {
    const start = index + marks.length;
    const inner = tagEnd(start) + 1;
    if (start < at || inner - start > LONGEST_TAG || !hiddenClass.test(text.slice(start, inner))) continue;
    // A tag is one only in an HTML block: what is indented too far is code.
    const block = blockAt(start);
    if (block?.kind !== 'html' || block.isOpaque) continue;
    const close = closing(start);
    at = close === undefined ? text.length : text.indexOf('>', close) + 1;
    sections.push({ start, inner, close, end: at });
  }
  return sections;
}

/** Finds the `</div>` that balances the `<div` at an offset; for growing offsets. */
function createClosingFinder(text: string): (start: number) => number | undefined {
  const codeAt = createPlaceFinder(() => codePlacesIn(text));
  const commentEnd = createFinder(text, '-->');
  const tags = /<!--|<(\/?)div(?=[\s/>])/gi;
  return (start) => {
    let depth = 0;
    tags.lastIndex = start;
    for (let tag = tags.exec(text); tag !== null; tag = tags.exec(text)) {
      const code = codeAt(tag.index);
      if (code !== undefined) tags.lastIndex = code.end;
      else if (tag[1] === undefined) {
        const end = commentEnd(tag.index);
        if (end !== Infinity) tags.lastIndex = end;
      } else {
        depth += tag[1] === '/' ? -1 : 1;
        if (depth === 0) return text.indexOf('>', tag.index) < 0 ? undefined : tag.index;
      }
    }
    return undefined;
  };
}
