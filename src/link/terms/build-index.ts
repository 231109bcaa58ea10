// The index markers of all pages and the book's rules -> its index. All pages are read before anything is decided, so it
// does not matter which chapter comes before the index.
//
// 1. Each marker's text is parsed; `see-instead` turns it into another, `nest-under` puts it under one.
// 2. Markers of one entry come together, one place for each page: the first.
// 3. Entries that readers are sent to get a key, then all are sorted and put under their letters.
import { type Diagnostic, type Location, type Outcome, diagnose } from '../../core/diagnostic.ts';
import { nearest } from '../../core/nearest.ts';
import { type UsedIds, slugOf, uniqueId } from '../../scan/markdown/slug.ts';
import { arrangeIndex, wholeName } from './arrange-index.ts';
import { parsePath, parseTerm } from './parse-term.ts';
import type { IndexRules, TermIndex, TermPlace } from './term-index.ts';
import { type TermNode, addPlace, createNode, findNode, nodeAt, nodesBelow } from './term-tree.ts';

/** A marker, and where readers find it. */
export interface Mark {
  readonly text: string;
  readonly place: TermPlace;
  readonly at: Location;
}

export function buildIndex(marks: readonly Mark[], rules: IndexRules): Outcome<TermIndex> {
  const diagnostics: Diagnostic[] = [];
  const root = createNode('');
  const nested = nesting(rules.nestUnder, diagnostics);
  for (const { text, place, at } of marks) {
    const { path, see } = parseTerm(instead(text, rules));
    const node = nodeAt(root, nested(path));
    if (see === undefined) addPlace(node, place);
    else node.see.set(see.join('!'), { path: nested(see), at });
  }
  for (const [text, target] of Object.entries(rules.seeInstead)) {
    const path = nested(parsePath(target));
    nodeAt(root, nested(parsePath(text))).see.set(target, { path, at: undefined });
  }
  giveKeys(root, diagnostics);
  const groups = arrangeIndex(root, { rules, plain: (text) => text });
  return { value: { form: 'markdown', groups }, diagnostics };
}

/** An index whose entries are HTML already, and stand side by side. */
export function buildHtmlIndex(marks: readonly Omit<Mark, 'at'>[], language: string): TermIndex {
  const root = createNode('');
  for (const { text, place } of marks) addPlace(nodeAt(root, [text]), place);
  const rules = { suppressHead: false, language };
  return { form: 'html', groups: arrangeIndex(root, { rules, plain: withoutTags }) };
}

const withoutTags = (html: string): string => html.replace(/<[^>]*>/g, '');

/** The whole text of a marker is looked up, and one step is followed, as in mdBook's plugin. */
const instead = (text: string, { seeInstead }: IndexRules): string =>
  (Object.hasOwn(seeInstead, text) ? seeInstead[text] : undefined) ?? text;

type Nest = (path: readonly string[]) => readonly string[];

/** Puts what a path begins with under the heads that the book's rules name; a rule that leads back to itself is told. */
function nesting(nestUnder: IndexRules['nestUnder'], diagnostics: Diagnostic[]): Nest {
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

/** Marks the entries that others refer to; a reference to nothing is told. */
function giveKeys(root: TermNode, diagnostics: Diagnostic[]): void {
  const used: UsedIds = new Map();
  for (const { node, path } of nodesBelow(root)) {
    for (const { path: to, at } of node.see.values()) {
      const found = findNode(root, to);
      if (found) found.key ??= uniqueId(slugOf(to.join(' ')) || 'entry', used);
      else {
        const target = wholeName(to);
        const names = [...nodesBelow(root)].map((each) => wholeName(each.path));
        const near = nearest(target, names);
        const args = { entry: wholeName(path), target, nearest: near };
        diagnostics.push(diagnose('term/no-such-entry', args, at));
      }
    }
  }
}
