// A chapter's text -> the text with its directives expanded, each character still knowing where it was written.
import type { Outcome } from '../../core/diagnostic.ts';
import {
  type MappedText,
  concatMapped,
  generatedText,
  mappedFile,
  originOf,
  sliceMapped,
} from '../../core/mapped-text.ts';
import type { BookPath } from '../../core/path.ts';
import { codePlacesIn, createPlaceFinder, rawPlacesIn } from './include/code-places.ts';
import { type Find, type Form, directivesIn } from './include/directive.ts';
import { fencesIn } from './include/raw-blocks.ts';
import {
  type ExpandOptions,
  type Expansion,
  type Insert,
  type Place,
  createExpansion,
  resolveDirective,
} from './include/resolve-directive.ts';
import type { ExpandWorld } from './include/expansion-world.ts';

export type { ExpandOptions, ExpandWorld };

/** A chapter as it is on disk. */
export interface ChapterSource {
  readonly source: BookPath;
  /** Where its Markdown begins: the offset after its front matter. */
  readonly start: number;
  /** The whole file's text. */
  readonly text: string;
  readonly options: ExpandOptions;
}

export interface Expanded {
  readonly text: MappedText;
  /** From the last `{{#title}}`; absent when there is none. */
  readonly headTitle?: string;
  /** Every file whose text was put in, each once, in order. */
  readonly included: readonly BookPath[];
  /** Every file of link definitions that was included but not pasted, each once, in order. */
  readonly definitionFiles: readonly BookPath[];
}

/** The chapter's text with its directives expanded. What cannot be expanded leaves nothing but an empty line. */
export const expandChapter = (
  { source, start, text, options }: ChapterSource,
  world: ExpandWorld,
): Outcome<Expanded> =>
  expandMapped({ source, text: mappedFile(source, text.slice(start), start), options }, world);

/** As {@link expandChapter}, for a text that another step has changed already. */
export function expandMapped(
  { source, text, options }: { source: BookPath; text: MappedText; options: ExpandOptions },
  world: ExpandWorld,
): Outcome<Expanded> {
  const forms: readonly Form[] = options.angleMarkers ? ['brace', 'angle'] : ['brace'];
  const work: Work = { ...createExpansion(world, options), forms, parts: [] };
  expandText(work, text, { file: source, chain: [{ path: source, selector: '' }], isFenced: () => false });
  const value: Expanded = {
    text: concatMapped(work.parts),
    headTitle: work.headTitle,
    included: [...work.included],
    definitionFiles: [...work.definitionFiles],
  };
  return { value, diagnostics: work.diagnostics };
}

interface Work extends Expansion {
  readonly forms: readonly Form[];
  readonly parts: MappedText[];
}

function expandText(work: Work, mapped: MappedText, place: Place): void {
  const insertsFor = createResolver(work, mapped, place);
  let at = 0;
  for (const find of directivesIn(mapped.text, work.forms)) {
    const inserts = insertsFor(find);
    if (inserts === undefined) continue;
    work.parts.push(sliceMapped(mapped, at, find.start));
    const first = work.parts.length;
    for (const { text, place: inner } of inserts) {
      if (inner === undefined) work.parts.push(text);
      else expandText(work, text, inner);
    }
    const prefix = linePrefix(mapped.text, find.start, place);
    if (prefix !== '') work.parts.push(...prefixed(work.parts.splice(first), prefix));
    at = find.end;
  }
  work.parts.push(sliceMapped(mapped, at));
}

/** What stands for each of a text's finds, asked in their order; absent for one that stays as it is written. */
function createResolver(
  work: Work,
  mapped: MappedText,
  place: Place,
): (find: Find) => readonly Insert[] | undefined {
  const { text } = mapped;
  // Looked for only where it matters: most texts need not be searched for code at all.
  const rawAt = createPlaceFinder(() => rawPlacesIn(text));
  const codeAt = createPlaceFinder(() => codePlacesIn(text));
  const fenceAt = createPlaceFinder(() => fencesIn(text));
  return (find) => {
    const { start, end } = find;
    if (rawAt(start) !== undefined) return undefined;
    if (find.kind === 'foreign') return work.options.drop?.includes(find.name) ? [] : undefined;
    const isAlone = standsAlone(text, find);
    const isCode = (): boolean => place.isFenced() || codeAt(start) !== undefined;
    if (find.form === 'angle' && !isAlone && isCode()) return undefined;
    if (find.kind === 'escape') return [{ text: sliceMapped(mapped, start + 1, end) }];
    const isFenced = (): boolean => place.isFenced() || fenceAt(start) !== undefined;
    // A directive stands in some text, so it has an origin.
    const origin = originOf(mapped, start, end) ?? { file: place.file, span: { start: 0, end: 0 } };
    return resolveDirective(work, { directive: find, place: { ...place, isFenced }, at: origin, isAlone });
  };
}

function standsAlone(text: string, { start, end }: Find): boolean {
  let [before, after] = [start - 1, end];
  while (' \t>'.includes(text[before] ?? '\n')) before--;
  while (' \t'.includes(text[after] ?? '\n')) after++;
  return (text[before] ?? '\n') === '\n' && (text[after] ?? '\n') === '\n';
}

/**
 * What stands before a directive that begins its line: indentation and quote marks, which each line put in there needs
 * too, or it would end the list or the quote; in a fence `# ` as well, which hides lines of Rust. mdBook's next version
 * repeats whatever there is (links.rs); until 0.5.4 it repeated nothing.
 */
function linePrefix(text: string, start: number, place: Place): string {
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  if (/^[ \t>]*$/.test(before)) return before;
  const isFenced = (): boolean =>
    place.isFenced() || createPlaceFinder(() => fencesIn(text))(start) !== undefined;
  return /^[ \t>]*# $/.test(before) && isFenced() ? before : '';
}

/** The parts with `prefix` after every line end within them. */
function prefixed(parts: readonly MappedText[], prefix: string): readonly MappedText[] {
  const lines = parts.flatMap((part) => linesIn(part));
  return lines.flatMap((line, i) => {
    const origin = originOf(line, 0, 0);
    const needsPrefix = i > 0 && lines[i - 1]?.text.endsWith('\n') === true && origin !== undefined;
    return needsPrefix ? [generatedText(origin.file, prefix, origin.span.start), line] : [line];
  });
}

/** A text line by line, each with its line end. */
function linesIn(mapped: MappedText): readonly MappedText[] {
  const lines: MappedText[] = [];
  for (let start = 0; start < mapped.text.length;) {
    const newline = mapped.text.indexOf('\n', start);
    const end = newline < 0 ? mapped.text.length : newline + 1;
    lines.push(sliceMapped(mapped, start, end));
    start = end;
  }
  return lines;
}
