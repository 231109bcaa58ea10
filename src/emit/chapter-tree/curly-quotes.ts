// Turns straight quotes in text into curly ones (`output.epub.curly-quotes`).

/** After these, a quote opens: the start, space, brackets, dashes and opening quotes. */
const OPENS = /^$|[\s([{\u2013\u2014\u2018\u201c]/;

/** For the pieces of a text in order; `\n` begins a new block. */
export function curlyQuotes(): (text: string) => string {
  let previous = '';
  return (text) => {
    let curly = '';
    for (let at = 0; at < text.length; at++) {
      const char = text.charAt(at);
      const isQuote = char === '"' || char === "'";
      previous = isQuote ? curlyQuote(char, OPENS.test(previous), text.slice(at + 1, at + 5)) : char;
      curly += previous;
    }
    return curly;
  };
}

function curlyQuote(quote: '"' | "'", opens: boolean, after: string): string {
  if (quote === '"') return opens ? '\u201c' : '\u201d';
  // An apostrophe before a year: ’90s.
  return opens && !/^\d\ds\b/.test(after) ? '\u2018' : '\u2019';
}
