// Generates the Markdown version of a chapter that is published next to its page.
import { type BookPath, folderOf, relativePath, resolveFrom } from '../core/path.ts';
import type { Definition } from '../read/references/definition.ts';

export interface StandaloneInput {
  readonly source: BookPath;
  readonly text: string;
  /** Shared definitions that the chapter uses, by label as written. */
  readonly used: ReadonlyMap<string, Definition>;
  /** Whether the text at an offset is code, where markers are kept. Offsets must not decrease. */
  readonly isCode: (at: number) => boolean;
}

/** The text with its shared definitions appended and index markers removed. */
export function standaloneMarkdown({ source, text, used, isCode }: StandaloneInput): string {
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

/** Index markers whose content is only text. */
const MARKER = /\{\{(hi|ii?):([^{}\n]*)\}\}/g;

function addressOf({ href, from }: Definition, source: BookPath): string {
  const isRelative = !/^(?:[a-z][a-z0-9+.-]*:|\/|#)/i.test(href);
  if (from === undefined || !isRelative) return `<${href}>`;
  return `<${relativePath(source, resolveFrom(folderOf(from), href))}>`;
}

const titleOf = ({ title }: Definition): string =>
  title === '' ? '' : ` "${title.replace(/["\\]/g, '\\$&')}"`;
