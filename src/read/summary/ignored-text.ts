// Finds text around the links of SUMMARY.md that no chapter shows.
import type { Span } from '../../core/diagnostic.ts';

/** Comments are notes for authors. */
const COMMENT = /<!--[^]*?(?:-->|$)/g;
/** A link in it, whether it is lost or leads outside, is a matter of its own. */
const LINK = /(?<!!)\[[^\]\n]*\](?:\([^)\n]*\)|\[[^\]\n]*\])/;
/** Letters, digits and images; not the marks of emphasis, a dash or a bracket on its own. */
const CONTENT = /[\p{L}\p{N}\p{S}]|!\[/u;

export interface IgnoredText {
  /** As it is written, in one line. */
  readonly text: string;
  readonly span: Span;
}

const CODE = /`([^`\n]+)`/g;

/**
 * What readers miss of a range of SUMMARY.md; absent if that is nothing, or if a link in it is reported by itself.
 * `isShown` tells which words in backticks have an effect.
 */
export function ignoredText(
  source: string,
  { start, end }: Span,
  isShown: (word: string) => boolean = () => false,
): IgnoredText | undefined {
  // Of the same length, for the offsets.
  const text = source
    .slice(start, end)
    .replace(COMMENT, (comment) => ' '.repeat(comment.length))
    .replace(CODE, (code, word: string) => (isShown(word) ? ' '.repeat(code.length) : code));
  const bare = text.replace(/^[\s*_]+|[\s*_]+$/g, '');
  if (bare === '' || !CONTENT.test(bare.replace(/[*_~`]/g, '')) || LINK.test(bare)) return undefined;
  const at = start + text.indexOf(bare);
  return { text: bare.replace(/\s+/g, ' '), span: { start: at, end: at + bare.length } };
}
