// A link's text and address -> a label for it that means nothing yet.
import { normalLabel } from '../core/label.ts';

export interface LabelWish {
  readonly text: string;
  readonly url: string;
  /** Links with the same key have the same label. */
  readonly key: string;
  readonly isTaken: (label: string) => boolean;
}

export type LabelMaker = (wish: LabelWish) => string;

/** `taken` are labels, in normal form, that are not to be given away. */
export function labelMaker(taken: ReadonlySet<string>): LabelMaker {
  const labels = new Map<string, string>();
  const given = new Set<string>();
  return ({ text, url, key, isTaken }) => {
    const known = labels.get(key);
    if (known !== undefined) return known;
    const base = nameOf(text, url);
    for (let i = 1; ; i++) {
      const label = i === 1 ? base : `${base}-${String(i)}`;
      const normal = normalLabel(label);
      if (taken.has(normal) || given.has(normal) || isTaken(label)) continue;
      given.add(normal);
      labels.set(key, label);
      return label;
    }
  };
}

/** What says nothing of where a link leads. */
const VAGUE =
  /^(?:a|an|the|this|that|it|here|link|links?|page|site|website|more|see|docs?|guide|post|article)$/;

/** The words of the text where they are few and say something, else the site and the end of the path. */
function nameOf(text: string, url: string): string {
  const words = slugOf(text);
  // A label by the first two prefixes would mean a page or a heading.
  const isFit = words !== '' && words.length <= 40 && !/^(?:ex|p|https?)-/.test(words);
  if (isFit && !VAGUE.test(words)) return words;
  const [, host = '', path = ''] = /^https?:\/\/(?:www\.)?([^/?#]+)([^?#]*)/i.exec(url) ?? [];
  const last =
    path
      .split('/')
      .filter((part) => part !== '')
      .at(-1) ?? '';
  return [slugOf(host), slugOf(last.replace(/\.\w+$/, ''))].filter((part) => part !== '').join('-') || 'link';
}

const slugOf = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}.+#]+/gu, '-')
    .replace(/\.*-[-.]*/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
