// Recognizes text that only looks like an HTML tag: `<username>`, `Option<T>`.
import type { MappedText } from '../../../core/mapped-text.ts';
import type { ChapterContext } from './context.ts';

/** HTML's elements, obsolete ones included. */
const ELEMENTS: ReadonlySet<string> = new Set(
  (
    'a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote body br ' +
    'button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed ' +
    'fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe ' +
    'img input ins kbd keygen label legend li link main map mark marquee math menu meta meter nav nobr noembed noframes ' +
    'noscript object ol optgroup option output p param picture plaintext portal pre progress q rb rp rt rtc ruby s samp ' +
    'script search section select selectedcontent slot small source span strike strong style sub summary sup svg table ' +
    'tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr xmp'
  ).split(' '),
);

/**
 * Whether a tag is a placeholder, which would be invisible if it were kept: an unknown start tag without values that
 * nothing in the chapter closes. Drawings and formulas have elements of their own.
 */
export function isPlaceholder({ builder, text }: ChapterContext, tag: string): boolean {
  const name = /^<([a-z][a-z0-9_-]*)(?:\s+[a-z_][\w-]*)*\s*>$/i.exec(tag)?.[1]?.toLowerCase();
  if (name === undefined || ELEMENTS.has(name) || closedIn(text).has(name)) return false;
  return !builder.isInside('svg') && !builder.isInside('math');
}

const closed = new WeakMap<MappedText, ReadonlySet<string>>();

/** Names of all end tags of a chapter, found once. */
function closedIn(chapter: MappedText): ReadonlySet<string> {
  const known = closed.get(chapter);
  if (known !== undefined) return known;
  const names = new Set(
    [...chapter.text.matchAll(/<\/([a-z][a-z0-9_-]*)/gi)].map(([, name = '']) => name.toLowerCase()),
  );
  closed.set(chapter, names);
  return names;
}
