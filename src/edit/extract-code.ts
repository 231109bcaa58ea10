// Code blocks of a chapter -> files with the code, and includes of them in the blocks.
import { type BookPath, folderOf } from '../core/path.ts';
import { type CodeBlock, codeBlocksIn } from './chapter-code.ts';
import type { FileChange } from './edit.ts';
import { pathBetween } from './moved-address.ts';

export interface Extraction {
  readonly chapter: BookPath;
  readonly text: string;
  readonly blocks: readonly CodeBlock[];
  /** Of the block with that place in `blocks`. */
  readonly fileOf: (block: CodeBlock, place: number) => BookPath;
}

/** A block that cannot be taken out, and why. */
export type Obstacle = 'include' | 'anchors' | 'hidden';

/** The chapter first. A reader of the page sees no difference. */
export function planExtraction({ chapter, text, blocks, fileOf }: Extraction): readonly FileChange[] {
  const files: FileChange[] = [];
  const edits = blocks.map((block, place) => {
    const path = fileOf(block, place);
    const { code, hides } = fileText(block);
    files.push({ path, before: undefined, edits: [{ span: { start: 0, end: 0 }, text: code }] });
    const from = pathBetween(chapter, path);
    const directive = hides ? `{{#rustdoc_include ${from}:${ANCHOR}}}` : `{{#include ${from}}}`;
    return { span: block.span, text: `${block.prefix}${directive}\n` };
  });
  return [{ path: chapter, before: text, edits }, ...files];
}

/** Of the region that readers see, in a file that holds more. */
const ANCHOR = 'example';

/** Why a block has to stay where it is; absent when nothing speaks against it. */
export function obstacleOf({ lines, language }: CodeBlock): Obstacle | undefined {
  if (lines.some((line) => /\{\{\s*#|<<#/.test(line))) return 'include';
  const hidden = lines.filter((line) => isHidden(line, language)).length;
  if (hidden > 0 && lines.some((line) => line.includes('ANCHOR'))) return 'anchors';
  return hidden > 0 && hidden === lines.length ? 'hidden' : undefined;
}

/** The blocks of a chapter that there is something in to take out, with those that stand in the way. */
export const extractableBlocks = (text: string): readonly CodeBlock[] =>
  codeBlocksIn(text).filter(({ lines }) => lines.some((line) => line.trim() !== ''));

/** rustdoc's hidden lines: `# x` and a lone `#`. */
const isHidden = (line: string, language: string): boolean =>
  language === 'rust' && /^\s*#(?: |$)/.test(line);

interface FileText {
  readonly code: string;
  /** Whether readers see only what stands between anchors. */
  readonly hides: boolean;
}

/** In a file nothing is hidden, so that it compiles; `rustdoc_include` hides what no anchor is around. */
function fileText({ lines, language }: CodeBlock): FileText {
  const hides = lines.some((line) => isHidden(line, language));
  if (!hides) return { code: `${lines.join('\n')}\n`, hides };
  const made: string[] = [];
  let isInside = false;
  for (const line of lines) {
    const hidden = isHidden(line, language);
    if (hidden === isInside) made.push(`// ${hidden ? 'ANCHOR_END' : 'ANCHOR'}: ${ANCHOR}`);
    isInside = !hidden;
    made.push(hidden ? line.replace(/^(\s*)# ?/, '$1') : line);
  }
  if (isInside) made.push(`// ANCHOR_END: ${ANCHOR}`);
  return { code: `${made.join('\n')}\n`, hides };
}

/** Endings of languages that are not their own. */
const endings: Readonly<Record<string, string>> = {
  ...{ rust: 'rs', python: 'py', javascript: 'js', typescript: 'ts', bash: 'sh', shell: 'sh', text: 'txt' },
  ...{ ruby: 'rb', markdown: 'md.txt', md: 'md.txt', yaml: 'yml', haskell: 'hs', kotlin: 'kt', perl: 'pl' },
  ...{ csharp: 'cs', 'c#': 'cs', 'c++': 'cpp', fsharp: 'fs', dockerfile: 'dockerfile', console: 'txt' },
};

/** `intro-2.rs` beside the chapter or in `folder`, `intro.rs` for the only one. */
export function fileNameFor(chapter: BookPath, block: CodeBlock, place: number | 'only'): string {
  const stem = chapter.slice(folderOf(chapter).length).replace(/^\//, '').replace(/\.md$/i, '');
  const { language } = block;
  const ending = endings[language] ?? (/^[a-z0-9]+$/.test(language) ? language : 'txt');
  return `${stem}${place === 'only' ? '' : `-${String(place + 1)}`}.${ending}`;
}
