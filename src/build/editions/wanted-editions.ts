// Chooses the editions to build: all, or the one in a language.
import type { Siblings } from '../../core/edition.ts';
import { nearest } from '../../core/nearest.ts';
import type { PlannedLanguages } from './plan-languages.ts';

/** All editions if no language is given; a reason if the book doesn't have that language. Absent for a book in one language. */
export function wantedEditions(
  planned: PlannedLanguages | undefined,
  language: string | undefined,
): readonly Siblings[] | string | undefined {
  if (language === undefined) return planned?.editions;
  const found = planned?.editions.filter(({ current }) => current.id === language) ?? [];
  if (found.length > 0) return found;
  const ids = planned?.editions.map(({ current }) => current.id) ?? [];
  const near = nearest(language, ids);
  if (near !== undefined) return `the book has no language \`${language}\`; did you mean \`${near}\`?`;
  const listed = ids.length === 0 ? '' : `, only ${ids.map((id) => `\`${id}\``).join(', ')}`;
  return `the book has no language \`${language}\`${listed}; add \`[build-book.languages.${language}]\` to book.toml`;
}
