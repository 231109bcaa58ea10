// Turns straight quotes in text into curly ones (`output.epub.curly-quotes`).

/** For the pieces of a text in order; `\n` begins a new block. */
export function curlyQuotes(): (text: string) => string {
  let before = '';
  return (text) => {
    const curly = text.replace(/["']/g, (quote: string, at: number) => {
      const previous = at === 0 ? before : (text[at - 1] ?? '');
      const opens = previous === '' || /[\s([{\u2013\u2014\u2018\u201c"']/.test(previous);
      if (quote === '"') return opens ? '\u201c' : '\u201d';
      // An apostrophe before a year: ’90s.
      return opens && !/^\d\ds\b/.test(text.slice(at + 1)) ? '\u2018' : '\u2019';
    });
    before = text.at(-1) ?? before;
    return curly;
  };
}
