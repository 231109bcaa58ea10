// Generates labels for new link definitions.
import { normalLabel } from '../core/label.ts';

export interface LabelRequest {
  readonly text: string;
  readonly url: string;
  /** Links with the same key share a label. */
  readonly key: string;
  readonly isTaken: (label: string) => boolean;
}

export type LabelGenerator = (wish: LabelRequest) => string;

/** `taken` are labels in normal form that must not be used. */
export function createLabelGenerator(taken: ReadonlySet<string>): LabelGenerator {
  const labels = new Map<string, string>();
  const used = new Set<string>();
  return ({ text, url, key, isTaken }) => {
    const existing = labels.get(key);
    if (existing !== undefined) return existing;
    const base = nameOf(text, url);
    for (let i = 1; ; i++) {
      const label = i === 1 ? base : `${base}-${String(i)}`;
      const normal = normalLabel(label);
      if (taken.has(normal) || used.has(normal) || isTaken(label)) continue;
      used.add(normal);
      labels.set(key, label);
      return label;
    }
  };
}

/** Words that don't describe the target. */
const VAGUE =
  /^(?:a|an|the|this|that|it|here|link|links?|page|site|website|more|see|docs?|guide|post|article)$/;

/** Uses the link text if it is short and descriptive, otherwise the host and the last part of the path. */
function nameOf(text: string, url: string): string {
  const words = slugOf(text);
  // Labels with the first two prefixes refer to pages and headings.
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
