// Resolves a directive to its replacement text.
import { type Diagnostic, type Location, diagnose } from '../../../core/diagnostic.ts';
import { type MappedText, generatedText, mappedFile } from '../../../core/mapped-text.ts';
import { type BookPath, folderOf, resolveFrom } from '../../../core/path.ts';
import type { SourceFile } from '../../../core/source.ts';
import type { Directive } from './directive.ts';
import { sharedDefinitions } from './shared-definitions.ts';
import { diagnoseAnchors } from './diagnose-anchors.ts';
import { takeLines, takeLinesHidingOthers } from './take-lines.ts';
import { type Target, isWhole, parseTarget } from './include-target.ts';
import { type ExpandWorld, diagnoseUnreadable, diagnoseMissingLines } from './expansion-world.ts';

export interface ExpandOptions {
  /** Whether `<<#include x>>` is a directive too. */
  readonly angleMarkers: boolean;
  /** Where paths of `{% include "/x" %}` start; absent when that isn't a directive. */
  readonly templateRoot?: BookPath;
  /**
   * What to do with an include of a file that contains only link definitions: `share` (the default) lists it in
   * {@link Expanded.definitionFiles}, `paste` inserts its text, for preprocessors that receive the chapter.
   */
  readonly definitions?: 'share' | 'paste';
  /** Includes of paths that start with this are removed without a report; absent for none. */
  readonly leaveOut?: string;
  /** Directives of other programs that are removed, by name. */
  readonly drop?: readonly string[];
}

/** The mutable state of one chapter's expansion. */
export interface Expansion {
  readonly world: ExpandWorld;
  readonly options: ExpandOptions;
  readonly diagnostics: Diagnostic[];
  readonly included: Set<BookPath>;
  readonly definitionFiles: Set<BookPath>;
  headTitle: string | undefined;
  files: number;
  size: number;
  /** True once a limit is exceeded: nothing more is inserted. */
  isFull: boolean;
}

export const createExpansion = (world: ExpandWorld, options: ExpandOptions): Expansion => ({
  world,
  options,
  diagnostics: [],
  included: new Set(),
  definitionFiles: new Set(),
  headTitle: undefined,
  files: 0,
  size: 0,
  isFull: false,
});

/** A text being expanded, and the includes that led to it. */
export interface TextContext {
  readonly file: BookPath;
  /** From the chapter to this text. */
  readonly chain: readonly Part[];
  /** Whether it was included inside a fenced block. Only call while the surrounding text is being expanded. */
  readonly isFenced: () => boolean;
}

/** A file or a selection of it; including the same part inside itself would never end. */
interface Part {
  readonly path: BookPath;
  /** Empty for the whole file. */
  readonly selector: string;
}

/** A directive with its context and position. */
export interface Use {
  readonly directive: Directive;
  readonly place: TextContext;
  readonly at: Location;
  /** Whether only white space and quote marks share its line. */
  readonly isAlone: boolean;
}

/** Replacement text; text with a `place` comes from a file and is expanded in turn. */
export interface Insert {
  readonly text: MappedText;
  readonly place?: TextContext;
}

/** mdBook's limit: the chapter plus ten nested includes. */
const MAX_DEPTH = 10;
const MAX_FILES = 10_000;
/** In UTF-16 code units. */
const MAX_TEXT = 4_000_000;

/** The replacement, possibly empty; absent if the directive stays as written. */
export function resolveDirective(work: Expansion, use: Use): readonly Insert[] | undefined {
  const { name, args } = use.directive;
  if (name === 'title') {
    work.headTitle = args === '' ? undefined : args;
    return [];
  }
  const [argument, ...attributes] = args.split(/\s+/);
  if (argument === undefined || argument === '') {
    work.diagnostics.push(diagnose('include/no-path', { directive: `{{#${name}}}` }, use.at));
    return undefined;
  }
  if (work.options.leaveOut !== undefined && argument.startsWith(work.options.leaveOut)) return [];
  if (name === 'include' || name === 'rustdoc_include') return linesOf(work, use, parseTarget(argument));
  if (name === 'playpen') {
    work.diagnostics.push(diagnose('include/old-name', { name, instead: 'playground' }, use.at));
  }
  return playgroundOf(work, use, { argument, attributes });
}

function linesOf(work: Expansion, use: Use, target: Target): readonly Insert[] {
  if (target.path === '') {
    work.diagnostics.push(diagnose('include/no-path', { directive: `{{#${use.directive.name}}}` }, use.at));
    return [];
  }
  const part = { path: resolveFrom(folderOf(use.place.file), target.path), selector: target.selector };
  if (sharesDefinitions(work, use, { path: part.path, target })) return [];
  const file = openFile(work, use, part);
  if (file === undefined) return [];
  const take = use.directive.name === 'include' ? takeLines : takeLinesHidingOthers;
  const taken = take(file, target.selection);
  if (!taken.found) work.diagnostics.push(diagnoseMissingLines(file, target, use.at));
  work.diagnostics.push(...diagnoseAnchors({ file, target, taken }, use.place.isFenced));
  return insertOf(work, use, { text: taken.text, part });
}

/** True when the file contains only link definitions and was recorded instead of pasted. */
function sharesDefinitions(
  work: Expansion,
  use: Use,
  { path, target }: { path: BookPath; target: Target },
): boolean {
  const canShare = work.options.definitions !== 'paste' && use.isAlone && use.directive.name === 'include';
  if (!canShare || !isWhole(target.selection) || use.place.isFenced()) return false;
  const shared = sharedDefinitions(work.world, path);
  if (shared === undefined) return false;
  for (const file of shared.files) work.definitionFiles.add(file);
  work.diagnostics.push(...shared.diagnostics);
  return true;
}

function playgroundOf(
  work: Expansion,
  use: Use,
  { argument, attributes }: { argument: string; attributes: readonly string[] },
): readonly Insert[] {
  const path = resolveFrom(folderOf(use.place.file), argument);
  const part = { path, selector: '' };
  const file = openFile(work, use, part);
  if (file === undefined) return [];
  const generated = (text: string): Insert => ({ text: generatedText(use.at.file, text, use.at.span.start) });
  const fenced = { ...use, place: { ...use.place, isFenced: () => true } };
  return [
    generated(`\`\`\`${['rust', ...attributes].join(',')}\n`),
    ...insertOf(work, fenced, { text: mappedFile(path, file.text), part }),
    generated(file.text.endsWith('\n') ? '```\n' : '\n```\n'),
  ];
}

/** The included file; absent, with a diagnostic, when it can't be read or a limit is exceeded. */
function openFile(work: Expansion, use: Use, part: Part): SourceFile | undefined {
  if (work.isFull) return undefined;
  const { chain } = use.place;
  const again = chain.findIndex(({ path, selector }) => path === part.path && selector === part.selector);
  if (again >= 0) {
    const paths = [...chain.slice(again).map(({ path }) => path), part.path];
    work.diagnostics.push(diagnose('include/cycle', { chain: paths }, use.at));
    return undefined;
  }
  if (chain.length > MAX_DEPTH) {
    work.diagnostics.push(diagnose('include/too-deep', { depth: MAX_DEPTH }, use.at));
    return undefined;
  }
  if (++work.files > MAX_FILES) {
    stop(work, use, '10,000 files');
    return undefined;
  }
  const source = work.world.read(part.path);
  if (source.kind === 'none') {
    work.diagnostics.push(diagnoseUnreadable(work.world, source, use.at));
    return undefined;
  }
  work.included.add(part.path);
  return source;
}

function insertOf(
  work: Expansion,
  use: Use,
  { text, part }: { text: MappedText; part: Part },
): readonly Insert[] {
  work.size += text.text.length;
  if (work.size > MAX_TEXT) {
    stop(work, use, '4 MB');
    return [];
  }
  return [
    { text, place: { file: part.path, chain: [...use.place.chain, part], isFenced: use.place.isFenced } },
  ];
}

function stop(work: Expansion, use: Use, limit: string): void {
  work.isFull = true;
  work.diagnostics.push(diagnose('include/too-large', { limit }, use.at));
}
