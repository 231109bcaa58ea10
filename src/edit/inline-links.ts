// Links to other sites written in the text -> references to labels, and the definitions that these need.
import type { Location } from '../core/diagnostic.ts';
import type { BookPath } from '../core/path.ts';
import type { Link } from '../scan/markdown/facts.ts';
import { rawBlocksIn } from '../read/preprocess/include/raw-blocks.ts';
import { normalLabel } from '../core/label.ts';
import { type FileChange, collectEdits } from './edit.ts';
import { type LabelMaker, labelMaker } from './new-label.ts';
import { addressIn } from './written-address.ts';

export interface InlinePage {
  readonly source: BookPath;
  readonly links: readonly Link[];
  /** A label that leads there already, by a definition that the page sees or by a rule; absent when none does. */
  readonly labelOf: (url: string, title: string) => string | undefined;
  /** Whether a label means something on this page. */
  readonly isTaken: (label: string) => boolean;
}

export interface InlineBook {
  readonly pages: readonly InlinePage[];
  readonly textOf: (path: BookPath) => string | undefined;
  /** Whatever stands in brackets in the book, in normal form: a new label must not make links of it. */
  readonly brackets: ReadonlySet<string>;
  /** The file for new definitions; absent for the foot of each chapter. */
  readonly to: BookPath | undefined;
}

export interface ReferencePlan {
  readonly changes: readonly FileChange[];
  /** How many are changed. */
  readonly links: number;
}

/** Links in files that a chapter includes are changed only where the definitions go to a file that all chapters see. */
export function planReferences(book: InlineBook): ReferencePlan {
  const edits = collectEdits();
  const added = new Map<BookPath, string[]>();
  const shared = labelMaker(book.brackets);
  const places = new Set<string>();
  const isOpen = endsOpen(book);
  for (const page of book.pages) {
    if (isOpen(book.to ?? page.source)) continue;
    const labels = book.to === undefined ? labelMaker(book.brackets) : shared;
    for (const link of page.links) {
      const found = inlineLink(book, page, link);
      if (found === undefined) continue;
      const known = page.labelOf(link.url, found.titleText);
      const made = known ?? newLabel({ page, labels, link, found });
      const foot = book.to ?? page.source;
      const definition = `[${made}]: ${destination(link.url)}${found.title}`;
      const lines = added.get(foot) ?? [];
      if (known === undefined && !lines.includes(definition)) added.set(foot, [...lines, definition]);
      places.add(`${found.at.file} ${String(found.at.span.start)}`);
      edits.add(found.at.file, { span: found.at.span, text: `[${made}]` });
    }
  }
  for (const [file, lines] of added) edits.add(file, footOf(book.textOf(file) ?? '', lines));
  const changes = edits.all().map(([path, list]) => ({ path, before: book.textOf(path), edits: list }));
  return { changes, links: places.size };
}

/** What follows the text of a link, from the parenthesis on. */
interface Found {
  readonly at: Location;
  /** As written, with a space before it; empty when there is none. */
  readonly title: string;
  readonly titleText: string;
}

function inlineLink(book: InlineBook, { source }: InlinePage, { kind, url, at }: Link): Found | undefined {
  const isWanted = book.to === undefined ? at.file === source : at.file.endsWith('.md');
  if (kind === 'raw' || !isWanted || !/^https?:\/\//i.test(url)) return undefined;
  const written = (book.textOf(at.file) ?? '').slice(at.span.start, at.span.end);
  const address = written.endsWith(')') && !written.startsWith('<') ? addressIn(written, url) : undefined;
  if (address === undefined) return undefined;
  const start = written.lastIndexOf('](', address.start) + 1;
  const rest = written.slice(address.end, -1).replace(/^>/, '');
  // Lines may begin with marks of a quote or list, which would stand in the middle of the definition.
  if (rest.includes('\n')) return undefined;
  const title = rest.trim();
  return {
    at: { file: at.file, span: { start: at.span.start + start, end: at.span.end } },
    title: title === '' ? '' : ` ${title}`,
    titleText: title.slice(1, -1).replace(/\\([!-/:-@[-`{-~])/g, '$1'),
  };
}

interface Naming {
  readonly page: InlinePage;
  readonly labels: LabelMaker;
  readonly link: Link;
  readonly found: Found;
}

const newLabel = ({ page, labels, link, found }: Naming): string =>
  labels({
    text: link.text,
    url: link.url,
    key: `${link.url}\n${found.titleText}`,
    isTaken: page.isTaken,
  });

/** An address must be in angles where its parentheses have no partners. */
function destination(url: string): string {
  let depth = 0;
  for (const mark of url) {
    if (mark === '(') depth++;
    else if (mark === ')' && --depth < 0) break;
  }
  return depth === 0 && !/\s/.test(url) ? url : `<${url}>`;
}

/** Whether a file ends within code or a comment, so that nothing can be added to it. */
function endsOpen({ textOf }: InlineBook): (file: BookPath) => boolean {
  const known = new Map<BookPath, boolean>();
  return (file) => {
    const text = textOf(file) ?? '';
    const isOpen =
      known.get(file) ?? rawBlocksIn(`${text}\n\nmore\n`).some(({ end }) => end > text.length + 2);
    known.set(file, isOpen);
    return isOpen;
  };
}

/** After a blank line, or with the definitions that the text ends with. */
function footOf(text: string, lines: readonly string[]): { span: Location['span']; text: string } {
  const end = text.length;
  const isFresh = text.trim() === '';
  const endsInDefinition = /(?:^|\n) {0,3}\[(?!\^)[^\]\n]+\]:[^\n]*\n?$/.test(text);
  const gap = isFresh ? '' : `${text.endsWith('\n') ? '' : '\n'}${endsInDefinition ? '' : '\n'}`;
  return { span: { start: end, end }, text: `${gap}${lines.join('\n')}\n` };
}

/** What stands in brackets in a text, in normal form, and would be a link if there were a label of that name. */
export const bracketsIn = (text: string): readonly string[] =>
  [...text.matchAll(/(?<=(\]?))\[([^[\]\n]+)\](?=(\(?))/g)].flatMap(([, before, label = '', after]) =>
    before === '' && after === '(' ? [] : [normalLabel(label)],
  );
