// The hero and the features of a home page as Markdown, for the copy that is published next to the page.
import type { HomePage, PlacedAddress } from '../read/preprocess/page-layout.ts';

/** Ends with a blank line; empty for a page without them. */
export function homeMarkdown(home: HomePage | undefined): string {
  if (home === undefined) return '';
  const { hero, features } = home;
  const blocks = [
    hero?.title === undefined ? '' : `# ${escaped(hero.title)}`,
    escaped(hero?.text ?? ''),
    escaped(hero?.tagline ?? ''),
    (hero?.actions ?? []).map(({ text, link }) => `- ${linkTo(text, link)}`).join('\n'),
    features
      .map(({ title = '', details, link }) => {
        const name = link === undefined ? `**${escaped(title)}**` : linkTo(title, link);
        return details === undefined ? `- ${name}` : `- ${name}: ${escaped(details)}`;
      })
      .join('\n'),
  ];
  return blocks
    .filter((block) => block !== '')
    .map((block) => `${block}\n\n`)
    .join('');
}

const linkTo = (text: string, { url }: PlacedAddress): string => `[${escaped(text)}](<${url}>)`;

/** Plain text as Markdown. */
const escaped = (text: string): string => text.replace(/[\\`*_[\]<>]/g, '\\$&').replace(/\s*\n\s*/g, ' ');
