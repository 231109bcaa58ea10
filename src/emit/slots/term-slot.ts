// Renders a term of the text with its definition in the glossary: a link, and a card that readers see on hover or focus.
import { escapeHtml, escapeText } from '../../core/escape-html.ts';
import { type UrlPath, encodePath, relativePath } from '../../core/path.ts';
import type { Glossary } from '../../link/terms/glossary.ts';

/**
 * For the terms of one page at `url`, in order. The page of the glossary itself, and terms that contain a link, stay as
 * they are.
 */
export function termRenderer(
  glossary: Glossary | undefined,
  url: UrlPath,
): (key: string, inside: string) => string {
  let count = 0;
  return (key, inside) => {
    const definition = glossary?.definitions.get(key);
    if (glossary === undefined || definition === undefined || glossary.url === url || /<a\b/.test(inside))
      return inside;
    const id = `definition-${++count}`;
    const href = `${encodePath(relativePath(url, glossary.url))}#${encodeURI(definition.id)}`;
    const link = `<a href="${escapeHtml(href)}" aria-describedby="${id}">${inside}</a>`;
    return `<span class="term">${link}<span class="term-card" role="tooltip" id="${id}">${escapeText(definition.text)}</span></span>`;
  };
}
