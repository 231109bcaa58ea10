// Text of book.toml with links as in Markdown, `See [the news](news.md).` -> runs of text and links.

export interface TextRun {
  readonly text: string;
  /** As written; absent for plain text. */
  readonly link?: string;
}

const LINK = /\[([^[\]]+)\]\(\s*<?([^\s()<>]+)>?\s*\)/g;

/** Nothing else has a meaning: `<` and `*` are characters. */
export function textWithLinks(written: string): readonly TextRun[] {
  const runs: TextRun[] = [];
  let at = 0;
  for (const { 0: all, 1: text = '', 2: link = '', index } of written.matchAll(LINK)) {
    if (index > at) runs.push({ text: written.slice(at, index) });
    runs.push({ text, link });
    at = index + all.length;
  }
  if (at < written.length) runs.push({ text: written.slice(at) });
  return runs;
}
