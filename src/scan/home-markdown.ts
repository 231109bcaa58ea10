// The hero and the features of a home page as Markdown, for the copy that is published next to the page.
import { escapeMarkdown } from '../core/escape-markdown.ts';
import type { HomePage, PlacedAddress } from '../read/preprocess/page-layout.ts';

/** Ends with a blank line; empty for a page without them. */
export function homeMarkdown(home: HomePage | undefined): string {
  if (home === undefined) return '';
  const { hero, features } = home;
  const blocks = [
    hero?.title === undefined ? '' : `# ${escapeMarkdown(hero.title)}`,
    escapeMarkdown(hero?.text ?? ''),
    escapeMarkdown(hero?.tagline ?? ''),
    (hero?.actions ?? []).map(({ text, link }) => `- ${linkTo(text, link)}`).join('\n'),
    features
      .map(({ title = '', details, link }) => {
        const name = link === undefined ? `**${escapeMarkdown(title)}**` : linkTo(title, link);
        return details === undefined ? `- ${name}` : `- ${name}: ${escapeMarkdown(details)}`;
      })
      .join('\n'),
  ];
  return blocks
    .filter((block) => block !== '')
    .map((block) => `${block}\n\n`)
    .join('');
}

const linkTo = (text: string, { url }: PlacedAddress): string => `[${escapeMarkdown(text)}](<${url}>)`;
