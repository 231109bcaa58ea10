// Comments for translators and their tools in HTML: `<!-- i18n:skip -->`, `<!-- i18n:comment: text -->`.

export type Directive = 'skip' | 'skip-start' | 'skip-end' | 'comment';

const DIRECTIVE = /<!-{2,}\s*(?:i18n|mdbook-xgettext)\s*:(.*[^-])-{2,}>/u;

/** The directive in a piece of HTML; absent if it has none. */
export function directiveIn(html: string): Directive | undefined {
  const command = DIRECTIVE.exec(html.trim())?.[1]?.trim();
  if (command === undefined) return undefined;
  const [first, second] = command.split(/[\s:-]+/u).filter((word) => word !== '');
  if (first === 'comment') return first;
  if (first !== 'skip') return undefined;
  if (second === undefined) return 'skip';
  return second === 'start' || second === 'end' ? `skip-${second}` : undefined;
}
