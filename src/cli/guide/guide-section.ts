// Finds the section of a diagnostic code in the guide, for `explain` and for reports that carry help.
import type { Paint } from '../../report/severity-colors.ts';

/** The chapter that documents every code under a heading of its own, relative to the package. */
export const DIAGNOSTICS_CHAPTER = 'book/reference/diagnostics.md';

const HEADING = /^### `([^`]+)` \{#[^}]*\}$/;

/**
 * Markdown of a code's section without its heading; absent if the chapter doesn't have one. Links lose their addresses,
 * which are relative to the guide, and index markers vanish.
 */
export function sectionOf(chapter: string, code: string): string | undefined {
  const lines = chapter.split('\n');
  const start = lines.findIndex((line) => HEADING.exec(line)?.[1] === code) + 1;
  if (start === 0) return undefined;
  const length = lines.slice(start).findIndex((line) => /^#{1,3} /.test(line));
  return lines
    .slice(start, length === -1 ? undefined : start + length)
    .join('\n')
    .replace(/\{\{hi:[^}]*\}\}/g, '')
    .replace(/\[((?:[^\]`]|`[^`]*`)*)\]\((?![a-z]+:)[^)]*\)/g, '$1')
    .trim();
}

/** A section for a terminal: emphasis and code in colors, code blocks and examples indented. */
export function terminalText(section: string, paint: Pick<Paint, 'bold' | 'cyan'>): string {
  let isCode = false;
  const lines = section.split('\n').flatMap((line) => {
    if (!/^ *```/.test(line)) return isCode ? `    ${line}` : terminalLine(line, paint);
    isCode = !isCode;
    return [];
  });
  return `${lines.join('\n').trimEnd()}\n`;
}

const terminalLine = (line: string, { bold, cyan }: Pick<Paint, 'bold' | 'cyan'>): string =>
  line
    .replace(/ ?\\$/, '')
    .replace(/^> ?/, '  ')
    .replace(/\*\*([^*]+)\*\*/g, (_, text: string) => bold(text))
    .replace(/(`+)(.+?)\1/g, (whole) => cyan(whole));
