// A directive -> the text that stands for it, or why there is none.
import { type Diagnostic, type Location, diagnose } from '../../../core/diagnostic.ts';
import { type MappedText, generatedText, mappedFile } from '../../../core/mapped-text.ts';
import { type BookPath, folderOf, resolveFrom } from '../../../core/path.ts';
import type { SourceFile } from '../../../core/source.ts';
import type { Directive } from './directive.ts';
import { sharedDefinitions } from './shared-definitions.ts';
import { takeLines, takeLinesHidingOthers } from './take-lines.ts';
import { type Target, isWhole, parseTarget } from './include-target.ts';
import { type ExpandWorld, cannotRead, cannotTake } from './expansion-world.ts';

export interface ExpandOptions {
  /** Whether `<<#include x>>` is a directive too. */
  readonly angleMarkers: boolean;
  /**
   * What becomes of the include of a file that holds nothing but link definitions: `share` (the default) names it in
   * {@link Expanded.definitionFiles}, `paste` puts its text in, for programs that are given the chapter.
   */
  readonly definitions?: 'share' | 'paste';
  /** Includes of paths that start with this are removed without a report; absent for none. */
  readonly leaveOut?: string;
  /** Directives of other programs that are removed, by name. */
  readonly drop?: readonly string[];
}

/** One chapter's expansion as it goes on: what was found, and how much there is of it. */
export interface Expansion {
  readonly world: ExpandWorld;
  readonly options: ExpandOptions;
  readonly diagnostics: Diagnostic[];
  readonly included: Set<BookPath>;
  readonly definitionFiles: Set<BookPath>;
  headTitle: string | undefined;
  files: number;
  size: number;
  /** True once a limit is reached: nothing more is put in. */
  isFull: boolean;
}

/** An expansion that has not begun. */
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

/** A text that is being expanded, and how it came to be in the chapter. */
export interface Place {
  readonly file: BookPath;
  /** From the chapter inward, this text last. */
  readonly chain: readonly Part[];
  /** Whether it was included inside a fenced block. To be asked while the text around is being expanded. */
  readonly isFenced: () => boolean;
}

/** All or some lines of a file; the same part inside itself would never end. */
interface Part {
  readonly path: BookPath;
  /** Empty for the whole file. */
  readonly selector: string;
}

/** A directive, what it stands in, and where its author finds it. */
export interface Use {
  readonly directive: Directive;
  readonly place: Place;
  readonly at: Location;
  /** Whether only white space and quote marks share its line. */
  readonly isAlone: boolean;
}

/** Text to put in; with a place it is a file's and is to be expanded in turn. */
export interface Insert {
  readonly text: MappedText;
  readonly place?: Place;
}

/** As mdBook: the chapter and ten files in one another. */
const DEEPEST = 10;
const MOST_FILES = 10_000;
/** In UTF-16 code units. */
const MOST_TEXT = 64_000_000;

/** What is to stand in the directive's place, maybe nothing; absent when it is to stay as it is written. */
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
  if (!taken.found) work.diagnostics.push(cannotTake(file, target, use.at));
  return insertOf(work, use, { text: taken.text, part });
}

/** True when the file holds nothing but link definitions and was noted instead of pasted. */
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
  const made = (text: string): Insert => ({ text: generatedText(use.at.file, text, use.at.span.start) });
  const fenced = { ...use, place: { ...use.place, isFenced: () => true } };
  return [
    made(`\`\`\`${['rust', ...attributes].join(',')}\n`),
    ...insertOf(work, fenced, { text: mappedFile(path, file.text), part }),
    made(file.text.endsWith('\n') ? '```\n' : '\n```\n'),
  ];
}

/** The file that `part` is of; absent, with a diagnostic, when it cannot or must not be included here. */
function openFile(work: Expansion, use: Use, part: Part): SourceFile | undefined {
  if (work.isFull) return undefined;
  const { chain } = use.place;
  const again = chain.findIndex(({ path, selector }) => path === part.path && selector === part.selector);
  if (again >= 0) {
    const paths = [...chain.slice(again).map(({ path }) => path), part.path];
    work.diagnostics.push(diagnose('include/cycle', { chain: paths }, use.at));
    return undefined;
  }
  if (chain.length > DEEPEST) {
    work.diagnostics.push(diagnose('include/too-deep', { depth: DEEPEST }, use.at));
    return undefined;
  }
  if (++work.files > MOST_FILES) {
    stop(work, use, '10,000 files');
    return undefined;
  }
  const source = work.world.read(part.path);
  if (source.kind === 'none') {
    work.diagnostics.push(cannotRead(work.world, source, use.at));
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
  if (work.size > MOST_TEXT) {
    stop(work, use, '64 MB');
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
