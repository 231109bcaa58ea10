// Diagnostics for Markdown and front matter.
import { type Catalog, didYouMean } from './entry.ts';

export interface MarkdownArgs {
  'front-matter/syntax': {
    readonly reason: string;
    /** The line with quotes that make it right, if that is all it lacks. */
    readonly quoted?: string;
  };
  'front-matter/wrong-type': { readonly key: string; readonly expected: string };
  'code/unknown-language': { readonly language: string; readonly nearest?: string };
  'code/too-slow': {
    readonly language: string;
    /** The start of its first line with text. */
    readonly begins: string;
    readonly why: 'time' | 'size' | 'failure';
  };
  'code/no-such-line': { readonly range: string; readonly lines: number };
  'code/unknown-marker': { readonly marker: string; readonly nearest?: string | undefined };
  'code/no-source': { readonly why: 'no-include' | 'no-address' };
  'heading/duplicate-id': { readonly id: string };
  'footnote/undefined': { readonly label: string };
  'footnote/unused': { readonly label: string };
  'footnote/duplicate': { readonly label: string };
  'math/syntax': { readonly reason: string };
  'admonish/unknown-type': { readonly type: string; readonly nearest?: string };
  'admonish/syntax': { readonly found: string };
  'html/placeholder': { readonly tag: string };
  'html/unclosed': { readonly tag: string };
  'html/stray-end-tag': { readonly tag: string };
}

const leftPlain = {
  time: 'takes too long to highlight',
  size: 'is longer than 200,000 characters',
  failure: 'makes its grammar fail',
} as const;

const noSource = {
  'no-include': 'the code stands in the chapter itself',
  'no-address': 'book.toml has neither `git-repository-url` nor `edit-url-template`',
} as const;

export const markdownCatalog: Catalog<MarkdownArgs> = {
  'front-matter/syntax': {
    severity: 'error',
    message: ({ reason }) => `the front matter is not YAML: ${reason}`,
    help: ({ quoted }) => (quoted === undefined ? undefined : `put the text in quotes: \`${quoted}\``),
  },
  'front-matter/wrong-type': {
    severity: 'warning',
    message: ({ key, expected }) => `front matter \`${key}\` must be ${expected}`,
  },
  'code/unknown-language': {
    severity: 'notice',
    message: ({ language, nearest }) => `no highlighting for \`${language}\`${didYouMean(nearest)}`,
    help: () => 'write `text` for code that needs no colours',
  },
  'code/too-slow': {
    severity: 'warning',
    message: ({ language, begins, why }) =>
      `the \`${language}\` code that begins with \`${begins}\` ${leftPlain[why]}, so it has no colours`,
    help: () => 'shorten it, or mark it as `text`',
  },
  'code/no-such-line': {
    severity: 'warning',
    message: ({ range, lines }) =>
      `line \`${range}\` is not in this block, of which ${lines} ${lines === 1 ? 'line is' : 'lines are'} shown`,
    help: () => 'lines are counted from 1 in each block, without hidden ones',
  },
  'code/unknown-marker': {
    severity: 'warning',
    message: ({ marker, nearest }) => `unknown marker \`[!code ${marker}]\`${didYouMean(nearest)}`,
    help: () =>
      'use `++`, `--`, `highlight`, `focus`, `error`, `warning`, `info` or `word:TEXT`; to show the marker itself, write `[\\!code`',
  },
  'code/no-source': {
    severity: 'warning',
    message: ({ why }) => `\`source\` has nothing to link to: ${noSource[why]}`,
  },
  'heading/duplicate-id': {
    severity: 'warning',
    message: ({ id }) => `the id \`${id}\` stands twice on this page`,
    help: () => 'links lead to the first heading: give this one another id',
  },
  'footnote/undefined': {
    severity: 'warning',
    message: ({ label }) => `footnote \`[^${label}]\` is not defined`,
  },
  'footnote/unused': {
    severity: 'warning',
    message: ({ label }) => `footnote \`[^${label}]\` is never referred to`,
  },
  'footnote/duplicate': {
    severity: 'warning',
    message: ({ label }) => `footnote \`[^${label}]\` is defined twice; the first counts`,
  },
  'math/syntax': {
    severity: 'warning',
    message: ({ reason }) => `this is not TeX: ${reason}`,
  },
  'admonish/unknown-type': {
    severity: 'warning',
    message: ({ type, nearest }) => `there is no type of box \`${type}\`${didYouMean(nearest)}`,
    help: () => 'it is shown as a note',
  },
  'admonish/syntax': {
    severity: 'warning',
    message: ({ found }) => `\`${found}\` is not an option of a box`,
    help: () => 'write `title="..."`, `class="..."`, `id="..."` or `collapsible=true`',
  },
  'html/placeholder': {
    severity: 'notice',
    message: ({ tag }) => `\`${tag}\` is not an HTML element, so it is shown as text`,
    help: ({ tag }) => `write \`\\${tag}\`, or put it in backticks`,
  },
  'html/unclosed': {
    severity: 'warning',
    message: ({ tag }) => `\`<${tag}>\` is not closed before its Markdown block ends`,
    help: ({ tag }) => `write \`</${tag}>\` in the same block, or leave blank lines around the HTML`,
  },
  'html/stray-end-tag': {
    severity: 'warning',
    message: ({ tag }) => `\`</${tag}>\` closes nothing that is open here`,
    help: () => 'it is left out of the page',
  },
};
