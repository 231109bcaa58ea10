// KaTeX's commands that Temml lacks or names differently. Links and most of its color shades aren't covered.

/** `##` is an escaped `#` in a macro definition. */
const color = (value: string): string => String.raw`\textcolor{${value}}{#1}`;

export const katexCommands: Readonly<Record<string, string>> = {
  '\\blue': color('##6495ed'),
  '\\orange': color('##ffa500'),
  '\\pink': color('##ff00af'),
  '\\red': color('##df0030'),
  '\\green': color('##28ae7b'),
  '\\gray': color('gray'),
  '\\purple': color('##9d38bd'),
  '\\htmlClass': '\\class',
  '\\htmlId': '\\id',
  '\\htmlStyle': '\\style',
  '\\htmlData': '\\data',
  '\\KaTeX': '\\text{KaTeX}',
};
