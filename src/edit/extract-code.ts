// Moves code blocks of a chapter into files and includes those files instead.
import { type BookPath, folderOf } from '../core/path.ts';
import { type CodeBlock, codeBlocksIn } from './chapter-code.ts';
import type { FileChange } from './edit.ts';
import { pathBetween } from './moved-address.ts';

export interface Extraction {
  readonly chapter: BookPath;
  readonly text: string;
  readonly blocks: readonly CodeBlock[];
  /** Path of the new file for a block and its index in `blocks`. */
  readonly fileOf: (block: CodeBlock, index: number) => BookPath;
}

/** The reason why a block can't be extracted. */
export type Obstacle = 'include' | 'anchors' | 'hidden';

/** The chapter's change comes first. The rendered page stays the same. */
export function planExtraction({ chapter, text, blocks, fileOf }: Extraction): readonly FileChange[] {
  const files: FileChange[] = [];
  const edits = blocks.map((block, index) => {
    const path = fileOf(block, index);
    const { code, hasHiddenLines } = fileText(block);
    files.push({ path, before: undefined, edits: [{ span: { start: 0, end: 0 }, text: code }] });
    const from = pathBetween(chapter, path);
    const directive = hasHiddenLines ? `{{#rustdoc_include ${from}:${ANCHOR}}}` : `{{#include ${from}}}`;
    return { span: block.span, text: `${block.prefix}${directive}\n` };
  });
  return [{ path: chapter, before: text, edits }, ...files];
}

/** Anchor of the visible region, in files that contain more. */
const ANCHOR = 'example';

/** Why a block can't be extracted; absent when it can. */
export function obstacleOf({ lines, language }: CodeBlock): Obstacle | undefined {
  if (lines.some((line) => /\{\{\s*#|<<#/.test(line))) return 'include';
  const hidden = lines.filter((line) => isHidden(line, language)).length;
  if (hidden > 0 && lines.some((line) => line.includes('ANCHOR'))) return 'anchors';
  return hidden > 0 && hidden === lines.length ? 'hidden' : undefined;
}

/** Non-empty blocks, including those with obstacles. */
export const extractableBlocks = (text: string): readonly CodeBlock[] =>
  codeBlocksIn(text).filter(({ lines }) => lines.some((line) => line.trim() !== ''));

/** Hidden lines of rustdoc: `# x` and a lone `#`. */
const isHidden = (line: string, language: string): boolean =>
  language === 'rust' && /^\s*#(?: |$)/.test(line);

interface FileText {
  readonly code: string;
  /** Whether only the lines between anchors are visible. */
  readonly hasHiddenLines: boolean;
}

/**
 * The file contains the hidden lines uncommented, so that it compiles; `rustdoc_include` hides everything outside
 * the anchors.
 */
function fileText({ lines, language }: CodeBlock): FileText {
  const hasHiddenLines = lines.some((line) => isHidden(line, language));
  if (!hasHiddenLines) return { code: `${lines.join('\n')}\n`, hasHiddenLines };
  const fileLines: string[] = [];
  let isInside = false;
  for (const line of lines) {
    const hidden = isHidden(line, language);
    if (hidden === isInside) fileLines.push(`// ${hidden ? 'ANCHOR_END' : 'ANCHOR'}: ${ANCHOR}`);
    isInside = !hidden;
    fileLines.push(hidden ? line.replace(/^(\s*)# ?/, '$1') : line);
  }
  if (isInside) fileLines.push(`// ANCHOR_END: ${ANCHOR}`);
  return { code: `${fileLines.join('\n')}\n`, hasHiddenLines };
}

/** File extensions that differ from the language's name. */
const extensions: Readonly<Record<string, string>> = {
  ...{ rust: 'rs', python: 'py', javascript: 'js', typescript: 'ts', bash: 'sh', shell: 'sh', text: 'txt' },
  ...{ ruby: 'rb', markdown: 'md.txt', md: 'md.txt', yaml: 'yml', haskell: 'hs', kotlin: 'kt', perl: 'pl' },
  ...{ csharp: 'cs', 'c#': 'cs', 'c++': 'cpp', fsharp: 'fs', dockerfile: 'dockerfile', console: 'txt' },
};

/** File name for a block: `intro-2.rs`, or `intro.rs` for the only block of a chapter. */
export function fileNameFor(chapter: BookPath, block: CodeBlock, index: number | 'only'): string {
  const stem = chapter.slice(folderOf(chapter).length).replace(/^\//, '').replace(/\.md$/i, '');
  const { language } = block;
  const extension = extensions[language] ?? (/^[a-z0-9]+$/.test(language) ? language : 'txt');
  return `${stem}${index === 'only' ? '' : `-${String(index + 1)}`}.${extension}`;
}
