// The headings of a page as the nested list next to it.
import type { Heading } from '../../scan/markdown/facts.ts';
import type { OutlineItemView } from '../theme/view.ts';

/**
 * Headings below the chapter's title, nested; skipped levels are ignored. Without a heading of level 1 the title is the
 * first heading, if all others are below it.
 */
export function pageOutline(headings: readonly Heading[]): readonly OutlineItemView[] {
  const top = headings.find(({ level }) => level === 1) ?? headings[0];
  const isTitle = headings.every((heading) => heading === top || heading.level > (top?.level ?? 0));
  const listed = headings.filter(
    (heading) => heading.level > 1 && heading.id !== undefined && !(isTitle && heading === top),
  );
  const nest = (from: number, to: number): readonly OutlineItemView[] => {
    const items: OutlineItemView[] = [];
    for (let i = from; i < to;) {
      const heading = listed[i];
      if (heading === undefined) break;
      let end = i + 1;
      while (end < to && (listed[end]?.level ?? 0) > heading.level) end++;
      const { level, text, html, id = '' } = heading;
      items.push({ id, text, html: withBreaks(html), level, children: nest(i + 1, end) });
      i = end;
    }
    return items;
  };
  return nest(0, listed.length);
}

/** Names longer than this are breakable in a narrow list. */
const LONG_NAME = 16;

/** Allows line breaks in long names in code: after separators and before capitals. */
const withBreaks = (html: string): string =>
  html.replace(/(<code[^>]*>)([^<]+)(?=<\/code>)/g, (whole, tag: string, name: string) =>
    name.length <= LONG_NAME ? whole : tag + name.replace(/::|[/_.](?=\w)|(?<=[a-z])(?=[A-Z])/g, '$&<wbr>'),
  );
