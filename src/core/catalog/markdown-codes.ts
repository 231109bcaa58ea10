// Diagnostics for Markdown and front matter.
import { type Catalog, didYouMean } from './entry.ts';

export interface MarkdownArgs {
  'front-matter/syntax': {
    readonly reason: string;
    /** The line with quotes that make it right, if that is all it lacks. */
    readonly quoted?: string;
  };
  'front-matter/wrong-type': { readonly key: string; readonly expected: string; readonly found: string };
  'front-matter/unknown-layout': { readonly layout: string; readonly nearest?: string };
  'front-matter/unknown-key': { readonly key: string; readonly nearest?: string };
  'front-matter/missing-key': {
    /** The mapping, such as `features[1]`. */
    readonly in: string;
    readonly key: string;
  };
  'front-matter/no-effect': {
    readonly key: string;
    /** The line that gives it an effect. */
    readonly needs: string;
  };
  'code/unknown-language': { readonly language: string; readonly nearest?: string };
  'code/too-slow': {
    readonly language: string;
    /** The start of its first line with text. */
    readonly begins: string;
    readonly why: 'time' | 'size' | 'failure';
  };
  'code/no-such-line': { readonly range: string; readonly lines: number };
  'code/no-such-text': { readonly text: string };
  'code/invalid-pattern': { readonly pattern: string; readonly problem: string };
  'code/unknown-marker': { readonly marker: string; readonly nearest?: string };
  'code/no-note': {
    readonly number: number;
    /** Items of the list below the block; 0 without a list. */
    readonly items: number;
  };
  'code/unused-note': { readonly number: number };
  'code/no-command': { readonly label: string };
  'code/id-without-numbers': { readonly id: string };
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
  /** `open` is an element inside that is still open; absent without a start tag. */
  'html/stray-end-tag': { readonly tag: string; readonly open?: string; readonly isVoid?: true };
}

const leftPlain = {
  time: 'it takes too long',
  size: 'it is longer than 200,000 characters',
  failure: 'the grammar of the language fails',
} as const;

const noSource = {
  'no-include': 'the code isn’t included from a file',
  'no-address': 'book.toml has neither `git-repository-url` nor `edit-url-template`',
} as const;

export const markdownCatalog: Catalog<MarkdownArgs> = {
  'front-matter/syntax': {
    severity: 'error',
    message: ({ reason }) => `invalid YAML in the front matter: ${reason}`,
    help: ({ quoted }) => (quoted === undefined ? undefined : `put the text in quotes: \`${quoted}\``),
  },
  'front-matter/wrong-type': {
    severity: 'warning',
    message: ({ key, expected, found }) => `front matter \`${key}\`: expected ${expected}, found ${found}`,
    help: ({ expected }) => (expected === 'a string' ? 'put the value in quotes' : undefined),
  },
  'front-matter/unknown-layout': {
    severity: 'warning',
    message: ({ layout, nearest }) => `unknown layout \`${layout}\`${didYouMean(nearest)}`,
    help: () => 'write `layout: home`, `layout: wide` or `layout: bare`',
  },
  'front-matter/unknown-key': {
    severity: 'warning',
    message: ({ key, nearest }) => `unknown key \`${key}\` in the front matter${didYouMean(nearest)}`,
  },
  'front-matter/missing-key': {
    severity: 'warning',
    message: ({ in: mapping, key }) => `front matter \`${mapping}\` has no \`${key}\``,
    help: ({ key }) => `add \`${key}: ...\``,
  },
  'front-matter/no-effect': {
    severity: 'notice',
    message: ({ key, needs }) => `front matter \`${key}\` has no effect without \`${needs}\``,
    help: ({ needs }) => `add \`${needs}\``,
  },
  'code/unknown-language': {
    severity: 'notice',
    message: ({ language, nearest }) => `unknown language \`${language}\`${didYouMean(nearest)}`,
    help: () => 'use `text` to turn highlighting off',
  },
  'code/too-slow': {
    severity: 'warning',
    message: ({ language, begins, why }) =>
      `the \`${language}\` code that starts with \`${begins}\` isn’t highlighted: ${leftPlain[why]}`,
    help: () => 'shorten it, or use the language `text`',
  },
  'code/no-such-line': {
    severity: 'warning',
    message: ({ range, lines }) =>
      `line \`${range}\` not found in this block, which has ${lines} visible ${lines === 1 ? 'line' : 'lines'}`,
    help: () => 'lines are numbered from 1 in each block, without hidden lines',
  },
  'code/no-such-text': {
    severity: 'warning',
    message: ({ text }) => `\`${text}\` not found in this block, so nothing is marked`,
  },
  'code/invalid-pattern': {
    severity: 'warning',
    message: ({ pattern, problem }) => `invalid pattern \`${pattern}\`: ${problem}`,
    help: () => 'use a JavaScript regular expression, or a text in quotes',
  },
  'code/unknown-marker': {
    severity: 'warning',
    message: ({ marker, nearest }) => `unknown marker \`[!code ${marker}]\`${didYouMean(nearest)}`,
    help: () =>
      'use `++`, `--`, `highlight`, `focus`, `error`, `warning`, `info` or `word:TEXT`; to show the marker itself, write `[\\!code`',
  },
  'code/no-note': {
    severity: 'warning',
    message: ({ number, items }) =>
      items === 0
        ? `\`(${number})!\` refers to a note, but no ordered list follows the block`
        : `\`(${number})!\` refers to a note that the list below doesn’t have`,
    help: ({ number }) => `write the note below the block: \`${number}. TEXT\``,
  },
  'code/unused-note': {
    severity: 'warning',
    message: ({ number }) => `note ${number} below this block isn’t about any of its lines`,
    help: ({ number }) => `end a line of the block with a comment that says \`(${number})!\``,
  },
  'code/no-command': {
    severity: 'warning',
    message: ({ label }) => `\`output="${label}"\` belongs to the code block before it, but there is none`,
    help: () => 'put the block directly below the code whose output it shows',
  },
  'code/id-without-numbers': {
    severity: 'warning',
    message: ({ id }) => `\`id="${id}"\` has no effect on a block without line numbers`,
    help: () => 'add `numbers` after the language, or remove `id`',
  },
  'code/no-source': {
    severity: 'warning',
    message: ({ why }) => `\`source\` has nothing to link to: ${noSource[why]}`,
  },
  'heading/duplicate-id': {
    severity: 'warning',
    message: ({ id }) => `the id \`${id}\` is already used on this page`,
    help: () => 'use another id here: links lead to the first one',
  },
  'footnote/undefined': {
    severity: 'warning',
    message: ({ label }) => `footnote \`[^${label}]\` isn’t defined`,
  },
  'footnote/unused': {
    severity: 'warning',
    message: ({ label }) => `footnote \`[^${label}]\` is never used`,
  },
  'footnote/duplicate': {
    severity: 'warning',
    message: ({ label }) => `footnote \`[^${label}]\` is defined twice; the first one wins`,
  },
  'math/syntax': {
    severity: 'warning',
    message: ({ reason }) => `invalid TeX: ${reason}`,
  },
  'admonish/unknown-type': {
    severity: 'warning',
    message: ({ type, nearest }) => `unknown admonition type \`${type}\`${didYouMean(nearest)}`,
    help: () => 'it is shown as a `note` for now',
  },
  'admonish/syntax': {
    severity: 'warning',
    message: ({ found }) => `unknown admonition option \`${found}\``,
    help: () => 'write `title="..."`, `class="..."`, `id="..."` or `collapsible=true`',
  },
  'html/placeholder': {
    severity: 'notice',
    message: ({ tag }) => `\`${tag}\` isn’t an HTML element, so it is shown as text`,
    help: ({ tag }) => `write \`\\${tag}\`, or put it in backticks`,
  },
  'html/unclosed': {
    severity: 'warning',
    message: ({ tag }) => `\`<${tag}>\` isn’t closed before its Markdown block ends`,
    help: ({ tag }) => `write \`</${tag}>\` in the same block, or leave blank lines around the HTML`,
  },
  'html/stray-end-tag': {
    severity: 'warning',
    message: ({ tag, open, isVoid }) => {
      if (isVoid) return `\`</${tag}>\` isn’t a tag, because \`<${tag}>\` has no end`;
      return open === undefined
        ? `\`</${tag}>\` has no matching \`<${tag}>\``
        : `\`</${tag}>\` comes before the end of \`<${open}>\``;
    },
    help: ({ tag, open, isVoid }) => {
      if (tag === 'br') return 'write `<br>`, which is used for now';
      if (isVoid) return 'delete it; it is left out of the page';
      return open === undefined
        ? 'delete it, or add the missing tag; it is left out of the page'
        : `write \`</${open}>\` before \`</${tag}>\`, which is left out of the page`;
    },
  },
};
