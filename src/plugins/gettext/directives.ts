// Comments for translators and their tools in HTML: `<!-- i18n:skip -->`, `<!-- i18n:comment: text -->`.

export type Directive =
  { readonly name: 'skip' | 'skip-start' | 'skip-end' } | { readonly name: 'comment'; readonly text: string };

const DIRECTIVE = /<!-{2,}\s*(?:i18n|mdbook-xgettext)\s*:(.*[^-])-{2,}>/u;

/** The directive in a piece of HTML; absent if it has none. */
export function directiveIn(html: string): Directive | undefined {
  const command = DIRECTIVE.exec(html.trim())?.[1]?.trim();
  if (command === undefined) return undefined;
  const [first, second] = command.split(/[\s:-]+/u).filter((word) => word !== '');
  if (first === 'comment') return { name: first, text: command.replace(/^.*?comment[^]?/u, '').trim() };
  if (first !== 'skip') return undefined;
  if (second === undefined) return { name: 'skip' };
  return second === 'start' || second === 'end' ? { name: `skip-${second}` } : undefined;
}
