// Keeps the markers of alerts, `> [!NOTE]`, on lines of their own. The parser of mdbook-i18n-helpers knows no alerts: written
// again, the marker would be text of the paragraph.
import type { MarkdownEvent } from './events.ts';

const MARKER = /^\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\](?: |$)/i;

export function withAlerts(events: readonly MarkdownEvent[]): readonly MarkdownEvent[] {
  const found: MarkdownEvent[] = [];
  for (let i = 0; i < events.length; i++) {
    const event = events[i];
    if (event === undefined) continue;
    found.push(event);
    const [quote, paragraph] = [events[i - 1], event];
    if (!isStart(quote, 'quote') || !isStart(paragraph, 'paragraph')) continue;
    const texts: MarkdownEvent[] = [];
    for (let next = events[i + 1]; next?.kind === 'text'; next = events[i + 1 + texts.length])
      texts.push(next);
    const all = texts.map((each) => (each.kind === 'text' ? each.text : '')).join('');
    const marker = MARKER.exec(all);
    if (marker === null) continue;
    const { line } = event;
    found.push({ kind: 'inline-html', text: `[!${(marker[1] ?? '').toUpperCase()}]\n`, line });
    const rest = all.slice(marker[0].length);
    if (rest !== '') found.push(...cutTexts(texts, marker[0].length));
    i += texts.length;
  }
  return found;
}

const isStart = (event: MarkdownEvent | undefined, name: 'quote' | 'paragraph'): boolean =>
  event?.kind === 'start' && event.tag.name === name;

/** The texts without their first characters. */
function cutTexts(texts: readonly MarkdownEvent[], length: number): readonly MarkdownEvent[] {
  let left = length;
  return texts.flatMap((event): readonly MarkdownEvent[] => {
    if (event.kind !== 'text') return [event];
    const text = event.text.slice(left);
    left = Math.max(0, left - event.text.length);
    return text === '' ? [] : [{ ...event, text }];
  });
}
