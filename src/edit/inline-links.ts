// Converts inline links to external sites into references with link definitions.
import type { Location } from '../core/diagnostic.ts';
import type { BookPath } from '../core/path.ts';
import type { Link } from '../scan/markdown/facts.ts';
import { rawBlocksIn } from '../read/preprocess/include/raw-blocks.ts';
import { normalLabel } from '../core/label.ts';
import { type FileChange, collectEdits } from './edit.ts';
import { type LabelGenerator, createLabelGenerator } from './new-label.ts';
import { addressIn } from './written-address.ts';

export interface InlinePage {
  readonly source: BookPath;
  readonly links: readonly Link[];
  /** A label visible to the page that already has this URL and title; absent when there is none. */
  readonly labelOf: (url: string, title: string) => string | undefined;
  /** Whether the label is in use on this page. */
  readonly isTaken: (label: string) => boolean;
}

export interface InlineBook {
  readonly pages: readonly InlinePage[];
  readonly textOf: (path: BookPath) => string | undefined;
  /** All bracketed texts of the book in normal form, which a new label must not turn into links. */
  readonly brackets: ReadonlySet<string>;
  /** The file for new definitions; absent to append them to each chapter. */
  readonly to: BookPath | undefined;
}

export interface ReferencePlan {
  readonly changes: readonly FileChange[];
  /** Number of links changed. */
  readonly links: number;
}

/** Links in included files are changed only when the definitions go to a file that all chapters see. */
export function planReferences(book: InlineBook): ReferencePlan {
  const edits = collectEdits();
  const added = new Map<BookPath, string[]>();
  const shared = createLabelGenerator(book.brackets);
  const places = new Set<string>();
  const isOpen = endsOpen(book);
  for (const page of book.pages) {
    if (isOpen(book.to ?? page.source)) continue;
    const labels = book.to === undefined ? createLabelGenerator(book.brackets) : shared;
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

/** The part of a link after its text, starting at the parenthesis. */
interface LinkTarget {
  readonly at: Location;
  /** The title as written, with a leading space; empty when there is none. */
  readonly title: string;
  readonly titleText: string;
}

function inlineLink(
  book: InlineBook,
  { source }: InlinePage,
  { kind, url, at }: Link,
): LinkTarget | undefined {
  const isWanted = book.to === undefined ? at.file === source : at.file.endsWith('.md');
  if (kind === 'raw' || !isWanted || !/^https?:\/\//i.test(url)) return undefined;
  const written = (book.textOf(at.file) ?? '').slice(at.span.start, at.span.end);
  const address = written.endsWith(')') && !written.startsWith('<') ? addressIn(written, url) : undefined;
  if (address === undefined) return undefined;
  const start = written.lastIndexOf('](', address.start) + 1;
  const rest = written.slice(address.end, -1).replace(/^>/, '');
  // The next line may start with a quote or list mark, which would end up inside the definition.
  if (rest.includes('\n')) return undefined;
  const title = rest.trim();
  return {
    at: { file: at.file, span: { start: at.span.start + start, end: at.span.end } },
    title: title === '' ? '' : ` ${title}`,
    titleText: title.slice(1, -1).replace(/\\([!-/:-@[-`{-~])/g, '$1'),
  };
}

interface LabelInput {
  readonly page: InlinePage;
  readonly labels: LabelGenerator;
  readonly link: Link;
  readonly found: LinkTarget;
}

const newLabel = ({ page, labels, link, found }: LabelInput): string =>
  labels({
    text: link.text,
    url: link.url,
    key: `${link.url}\n${found.titleText}`,
    isTaken: page.isTaken,
  });

/** Wraps a URL in angle brackets if its parentheses aren't balanced. */
function destination(url: string): string {
  let depth = 0;
  for (const mark of url) {
    if (mark === '(') depth++;
    else if (mark === ')' && --depth < 0) break;
  }
  return depth === 0 && !/\s/.test(url) ? url : `<${url}>`;
}

/** Whether a file ends inside code or a comment, so that nothing can be appended. */
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

/** Appends definitions after an empty line, or directly after definitions at the end. */
function footOf(text: string, lines: readonly string[]): { span: Location['span']; text: string } {
  const end = text.length;
  const isFresh = text.trim() === '';
  const endsInDefinition = /(?:^|\n) {0,3}\[(?!\^)[^\]\n]+\]:[^\n]*\n?$/.test(text);
  const gap = isFresh ? '' : `${text.endsWith('\n') ? '' : '\n'}${endsInDefinition ? '' : '\n'}`;
  return { span: { start: end, end }, text: `${gap}${lines.join('\n')}\n` };
}

/** Bracketed texts in normal form that would become links if there were a definition for them. */
export const bracketsIn = (text: string): readonly string[] =>
  [...text.matchAll(/(?<=(\]?))\[([^[\]\n]+)\](?=(\(?))/g)].flatMap(([, before, label = '', after]) =>
    before === '' && after === '(' ? [] : [normalLabel(label)],
  );
