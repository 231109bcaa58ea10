// Builds the index from the index markers of all pages and the book's rules. The order of the chapters, and the position
// of the index among them, doesn't matter.
//
// 1. Each marker is parsed; `see-instead` replaces its entry and `nest-under` moves it below another one.
// 2. The markers of an entry are merged, with one place per page: the first.
// 3. Entries that others refer to get a key; then all entries are sorted and grouped by letter.
import { type Diagnostic, type Location, type Outcome, diagnose } from '../../core/diagnostic.ts';
import { nearest } from '../../core/nearest.ts';
import { once } from '../../core/once.ts';
import { type UsedIds, slugOf, uniqueId } from '../../scan/markdown/slug.ts';
import { arrangeIndex, wholeName } from './arrange-index.ts';
import { parsePath, parseTerm } from './parse-term.ts';
import type { IndexRules, TermIndex, TermPlace } from './term-index.ts';
import { type TermNode, addPlace, createNode, findNode, nodeAt, nodesBelow } from './term-tree.ts';

/** A marker and its location in the site. */
export interface Mark {
  readonly text: string;
  readonly place: TermPlace;
  readonly at: Location;
}

export function buildIndex(marks: readonly Mark[], rules: IndexRules): Outcome<TermIndex> {
  const diagnostics: Diagnostic[] = [];
  const root = createNode('');
  const nested = createNest(rules.nestUnder, diagnostics);
  for (const { text, place, at } of marks) {
    const { path, see } = parseTerm(replacementFor(text, rules));
    const node = nodeAt(root, nested(path));
    if (see === undefined) addPlace(node, place);
    else node.see.set(see.join('!'), { path: nested(see), at });
  }
  for (const [text, target] of Object.entries(rules.seeInstead)) {
    const path = nested(parsePath(target));
    nodeAt(root, nested(parsePath(text))).see.set(target, { path, at: undefined });
  }
  assignKeys(root, diagnostics);
  const groups = arrangeIndex(root, { rules, plain: (text) => text });
  return { value: { form: 'markdown', groups }, diagnostics };
}

/** Builds a flat index from entries that are already HTML. */
export function buildHtmlIndex(marks: readonly Omit<Mark, 'at'>[], language: string): TermIndex {
  const root = createNode('');
  for (const { text, place } of marks) addPlace(nodeAt(root, [text]), place);
  const rules = { suppressHead: false, language };
  return { form: 'html', groups: arrangeIndex(root, { rules, plain: withoutTags }) };
}

const withoutTags = (html: string): string => html.replace(/<[^>]*>/g, '');

/** Like mdBook's plugin, looks up the whole text of a marker and follows one step only. */
const replacementFor = (text: string, { seeInstead }: IndexRules): string =>
  (Object.hasOwn(seeInstead, text) ? seeInstead[text] : undefined) ?? text;

type Nest = (path: readonly string[]) => readonly string[];

/**
 * Moves paths below the entries that the book's rules name. Rules that lead back to themselves are reported and
 * ignored.
 */
function createNest(nestUnder: IndexRules['nestUnder'], diagnostics: Diagnostic[]): Nest {
  const heads = new Map(Object.entries(nestUnder).map(([text, head]) => [text, parsePath(head)]));
  for (const text of [...heads.keys()]) {
    if (!leadsToItself(text, heads)) continue;
    diagnostics.push(diagnose('term/nested-in-itself', { entry: text }));
    heads.delete(text);
  }
  return (path) => {
    let whole = path;
    for (let head = heads.get(path[0] ?? ''); head !== undefined; head = heads.get(head[0] ?? ''))
      whole = [...head, ...whole];
    return whole;
  };
}

function leadsToItself(text: string, heads: ReadonlyMap<string, readonly string[]>): boolean {
  const seen = new Set<string>();
  for (let at: string | undefined = text; at !== undefined; at = heads.get(at)?.[0]) {
    if (seen.has(at)) return true;
    seen.add(at);
  }
  return false;
}

/** Assigns a key to each entry that others refer to; references to missing entries are reported. */
function assignKeys(root: TermNode, diagnostics: Diagnostic[]): void {
  const used: UsedIds = new Map();
  const names = once(() => [...nodesBelow(root)].map((each) => wholeName(each.path)));
  for (const { node, path } of nodesBelow(root)) {
    for (const { path: to, at } of node.see.values()) {
      const found = findNode(root, to);
      if (found) found.key ??= uniqueId(slugOf(to.join(' ')) || 'entry', used);
      else {
        const target = wholeName(to);
        const near = nearest(target, names());
        const args = { entry: wholeName(path), target, nearest: near };
        diagnostics.push(diagnose('term/no-such-entry', args, at));
      }
    }
  }
}
