// A chapter's expanded text -> Markdown that stands by itself beside its page, for programs that read that rather than HTML.
import { type BookPath, folderOf, relativePath, resolveFrom } from '../core/path.ts';
import type { Definition } from '../read/references/definition.ts';

export interface CopyInput {
  readonly source: BookPath;
  readonly text: string;
  /** The book's definitions that the chapter uses, by label as it is written. */
  readonly used: ReadonlyMap<string, Definition>;
  /** Whether the text at an offset is code, where marks are shown; asked for offsets that grow. */
  readonly isCode: (at: number) => boolean;
}

/** The text with the definitions that it takes from other files, and without marks for the index. */
export function copyOf({ source, text, used, isCode }: CopyInput): string {
  const plain = text
    .replace(MARKER, (...[mark, kind, words, at]: [string, string, string, number]) =>
      isCode(at) ? mark : kind === 'hi' ? '' : words,
    )
    .trimEnd();
  if (used.size === 0) return `${plain}\n`;
  const lines = [...used]
    .map(([label, definition]) => `[${label}]: ${addressOf(definition, source)}${titleOf(definition)}\n`)
    .sort();
  return `${plain}\n\n${lines.join('')}`;
}

/** The forms of index markers that hold nothing but words. */
const MARKER = /\{\{(hi|ii?):([^{}\n]*)\}\}/g;

function addressOf({ href, from }: Definition, source: BookPath): string {
  const isRelative = !/^(?:[a-z][a-z0-9+.-]*:|\/|#)/i.test(href);
  if (from === undefined || !isRelative) return `<${href}>`;
  return `<${relativePath(source, resolveFrom(folderOf(from), href))}>`;
}

const titleOf = ({ title }: Definition): string =>
  title === '' ? '' : ` "${title.replace(/["\\]/g, '\\$&')}"`;
