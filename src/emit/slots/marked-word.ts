// Highlights a word of code that is HTML already: tokens may begin or end within it.
import { escapeHtml, escapeText } from '../../core/escape-html.ts';

/** Puts a `mark` around each part of `word` between the tags of `html`. */
export function markWord(html: string, word: string): string {
  const parts = html.split(/(<[^>]*>|&#?\w+;)/);
  const isTag = (part: string): boolean => part.startsWith('<');
  // Entities count as the one character that they stand for.
  const units = parts.flatMap((part) => (isTag(part) || part.startsWith('&') ? [part] : Array.from(part)));
  const shown = units.filter((unit) => !isTag(unit));
  const wanted = Array.from(word).map((char) => [escapeText(char), escapeHtml(char)]);
  const isMarked = new Set<number>();
  for (let at = 0; at + wanted.length <= shown.length; at++) {
    if (wanted.every((forms, i) => forms.includes(shown[at + i] ?? '')))
      wanted.forEach((_, i) => isMarked.add(at + i));
  }
  let position = 0;
  let result = '';
  let isOpen = false;
  for (const unit of units) {
    const opens = !isTag(unit) && isMarked.has(position++);
    if (opens !== isOpen) result += opens ? '<mark class="code-word">' : '</mark>';
    isOpen = opens;
    result += unit;
  }
  return isOpen ? `${result}</mark>` : result;
}
