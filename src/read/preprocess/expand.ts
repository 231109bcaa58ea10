// Expands the directives in a chapter, keeping track of where each character was written.
import { posix } from 'node:path';
import type { Outcome } from '../../core/diagnostic.ts';
import {
  type MappedText,
  concatMapped,
  generatedText,
  mappedFile,
  originOf,
  sliceMapped,
} from '../../core/mapped-text.ts';
import { type BookPath, folderOf } from '../../core/path.ts';
import { codePlacesIn, createPlaceFinder, rawPlacesIn } from './include/code-places.ts';
import {
  type Directive,
  type DirectiveMatch,
  type DirectiveForm,
  directivesIn,
} from './include/directive.ts';
import { createPrefixFinder } from './include/line-prefix.ts';
import { fencesIn } from './include/raw-blocks.ts';
import {
  type ExpandOptions,
  type Expansion,
  type Insert,
  type TextContext,
  createExpansion,
  resolveDirective,
} from './include/resolve-directive.ts';
import type { ExpandWorld } from './include/expansion-world.ts';

export type { ExpandOptions, ExpandWorld };

/** A chapter as it is on disk. */
export interface ChapterSource {
  readonly source: BookPath;
  /** Offset of its Markdown, after the front matter. */
  readonly start: number;
  /** Text of the whole file. */
  readonly text: string;
  readonly options: ExpandOptions;
}

export interface Expanded {
  readonly text: MappedText;
  /** From the last `{{#title}}`; absent when there is none. */
  readonly headTitle?: string;
  /** Every file whose text was inserted, without repetitions, in order. */
  readonly included: readonly BookPath[];
  /** Every definition file that was included but not pasted, without repetitions, in order. */
  readonly definitionFiles: readonly BookPath[];
}

/** The chapter with its directives expanded. A directive that fails is replaced by an empty line. */
export const expandChapter = (
  { source, start, text, options }: ChapterSource,
  world: ExpandWorld,
): Outcome<Expanded> =>
  expandMapped({ source, text: mappedFile(source, text.slice(start), start), options }, world);

/** Like {@link expandChapter}, for text that an earlier step has changed. */
export function expandMapped(
  { source, text, options }: { source: BookPath; text: MappedText; options: ExpandOptions },
  world: ExpandWorld,
): Outcome<Expanded> {
  const forms: readonly DirectiveForm[] = [
    'brace',
    ...(options.angleMarkers ? (['angle'] as const) : []),
    ...(options.templateRoot === undefined ? [] : (['tag'] as const)),
  ];
  const work: ChapterExpansion = { ...createExpansion(world, options), forms, parts: [] };
  expandText(work, text, { file: source, chain: [{ path: source, selector: '' }], isFenced: () => false });
  const value: Expanded = {
    text: concatMapped(work.parts),
    headTitle: work.headTitle,
    included: [...work.included],
    definitionFiles: [...work.definitionFiles],
  };
  return { value, diagnostics: work.diagnostics };
}

interface ChapterExpansion extends Expansion {
  readonly forms: readonly DirectiveForm[];
  readonly parts: MappedText[];
}

function expandText(work: ChapterExpansion, mapped: MappedText, place: TextContext): void {
  const insertsFor = createResolver(work, mapped, place);
  const prefixAt = createPrefixFinder(mapped.text);
  const fenceAt = createPlaceFinder(() => fencesIn(mapped.text));
  let at = 0;
  for (const match of directivesIn(mapped.text, work.forms)) {
    const inserts = insertsFor(match);
    if (inserts === undefined) continue;
    work.parts.push(sliceMapped(mapped, at, match.start));
    const first = work.parts.length;
    for (const { text, place: inner } of inserts) {
      if (inner === undefined) work.parts.push(text);
      else expandText(work, text, inner);
    }
    const added = work.parts.slice(first);
    if (added.some(({ text }) => text.includes('\n'))) {
      const prefix = prefixAt(match.start, () => place.isFenced() || fenceAt(match.start) !== undefined);
      if (prefix !== '') {
        // One by one: a call takes too few arguments for an included file of 100,000 lines.
        work.parts.length = first;
        for (const part of withLinePrefix(added, prefix)) work.parts.push(part);
      }
    }
    at = match.end;
  }
  work.parts.push(sliceMapped(mapped, at));
}

/** Returns the replacement of each match, in order; undefined if it stays as written. */
function createResolver(
  work: ChapterExpansion,
  mapped: MappedText,
  place: TextContext,
): (match: DirectiveMatch) => readonly Insert[] | undefined {
  const { text } = mapped;
  // Computed lazily: most texts contain nothing that needs to know about code.
  const rawAt = createPlaceFinder(() => rawPlacesIn(text));
  const codeAt = createPlaceFinder(() => codePlacesIn(text));
  const fenceAt = createPlaceFinder(() => fencesIn(text));
  return (match) => {
    const { start, end } = match;
    if (rawAt(start) !== undefined) return undefined;
    if (match.kind === 'foreign') return work.options.drop?.includes(match.name) ? [] : undefined;
    const isAlone = isAloneOnLine(text, match);
    const isCode = (): boolean => place.isFenced() || codeAt(start) !== undefined;
    if (match.form === 'angle' && !isAlone && isCode()) return undefined;
    if (match.form === 'tag' && isCode()) return undefined;
    if (match.kind === 'escape') return [{ text: sliceMapped(mapped, start + 1, end) }];
    const isFenced = (): boolean => place.isFenced() || fenceAt(start) !== undefined;
    // A directive is always part of a file's text, so it has an origin.
    const origin = originOf(mapped, start, end) ?? { file: place.file, span: { start: 0, end: 0 } };
    const directive = fromRoot(match, place, work.options.templateRoot);
    return resolveDirective(work, { directive, place: { ...place, isFenced }, at: origin, isAlone });
  };
}

/** GitBook's paths that start with a slash are relative to the folder of the book. */
function fromRoot(directive: Directive, { file }: TextContext, root: BookPath | undefined): Directive {
  if (directive.form !== 'tag' || !directive.args.startsWith('/')) return directive;
  return { ...directive, args: posix.relative(`/${folderOf(file)}`, `/${root ?? ''}${directive.args}`) };
}

function isAloneOnLine(text: string, { start, end }: DirectiveMatch): boolean {
  let [before, after] = [start - 1, end];
  while (' \t>'.includes(text[before] ?? '\n')) before--;
  while (' \t'.includes(text[after] ?? '\n')) after++;
  return (text[before] ?? '\n') === '\n' && (text[after] ?? '\n') === '\n';
}

/** Inserts `prefix` after every line end within the parts. */
function withLinePrefix(parts: readonly MappedText[], prefix: string): readonly MappedText[] {
  const lines = parts.flatMap((part) => linesIn(part));
  return lines.flatMap((line, i) => {
    const origin = originOf(line, 0, 0);
    const needsPrefix = i > 0 && lines[i - 1]?.text.endsWith('\n') === true && origin !== undefined;
    return needsPrefix ? [generatedText(origin.file, prefix, origin.span.start), line] : [line];
  });
}

/** Splits a text into lines, including their line ends. */
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
