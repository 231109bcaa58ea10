// The parser of mdbook-i18n-helpers' dialect: mdBook's without smart punctuation and math.
import Parser, { type MarkdownIt, type StateInline } from 'markdown-it';
import { definitionLists } from '../../scan/markdown/syntax/definition-list.ts';
import { footnotes } from '../../scan/markdown/syntax/footnote-syntax.ts';
import { headingAttributes } from '../../scan/markdown/syntax/heading-attributes.ts';
import { strikethrough } from '../../scan/markdown/syntax/strikethrough.ts';
import { tables } from '../../scan/markdown/syntax/tables.ts';
import { taskLists } from '../../scan/markdown/syntax/task-list.ts';
import { linearLinkLabels } from '../../read/summary/link-labels.ts';
import { type Run, referenceAt } from './references.ts';

export function createParser(): MarkdownIt {
  const md = new Parser('default', { html: true, linkify: false, typographer: false, maxNesting: 200 });
  linearLinkLabels(md);
  md.normalizeLink = (url): string => url;
  md.normalizeLinkText = (url): string => url;
  md.validateLink = (): boolean => true;
  tables(md);
  footnotes(md);
  definitionLists(md);
  taskLists(md);
  headingAttributes(md);
  strikethrough(md);
  // Texts are joined as in pulldown-cmark instead.
  md.inline.ruler2.disable('fragments_join');
  md.core.ruler.disable('text_join');
  keepRunsApart(md);
  return md;
}

/** Text that starts a run of its own; other text continues the run before it. */
const ALONE: Run = { label: undefined };

function alone(state: StateInline, text: string, run = ALONE): true {
  const token = state.push('text', '', 0);
  token.content = text;
  token.meta = run;
  state.pos += text.length;
  return true;
}

/** Brackets that don’t form a link. References without a definition keep their label. */
function unusedBrackets(md: MarkdownIt): void {
  const ends = new WeakMap<StateInline, Map<number, PendingEnd>>();
  md.inline.ruler.push('unused_delimiter', (state, silent) => {
    const text = /^(?:!\[|\[|\]|<(?!\\))/.exec(state.src.slice(state.pos, state.pos + 2))?.[0];
    if (text === undefined || silent) return false;
    const pending = ends.get(state) ?? new Map<number, PendingEnd>();
    ends.set(state, pending);
    const end = text === ']' ? pending.get(state.pos) : undefined;
    if (end !== undefined) {
      for (const part of end.parts) alone(state, part, end.run);
      return true;
    }
    const found = text.endsWith('[') ? referenceAt(state) : undefined;
    if (found !== undefined) pending.set(found.textEnd, { parts: found.end, run: { label: found.label } });
    return alone(state, text, found && { label: found.label });
  });
}

/** What is written from the end of a reference's text on: `]`, or `]`, `[`, the label and `]`. */
interface PendingEnd {
  readonly parts: readonly string[];
  readonly run: Run;
}

/**
 * pulldown-cmark cuts text at characters that could begin a span. What it does not use is a text of its own, of which
 * the first character is escaped when it is written.
 */
function keepRunsApart(md: MarkdownIt): void {
  unusedBrackets(md);
  for (const { name, fn } of [...md.inline.ruler.__rules__]) {
    if (name === 'backticks')
      md.inline.ruler.at(name, (state, silent) => {
        const { pos, pending } = state;
        const count = state.tokens.length;
        if (!fn(state, silent)) return false;
        if (silent || state.tokens.length > count) return true;
        const text = state.src.slice(pos, state.pos);
        state.pending = pending;
        state.pos = pos;
        return alone(state, text);
      });
    if (name === 'emphasis')
      md.inline.ruler.at(name, (state, silent) => {
        const count = state.tokens.length;
        const delimiters = state.delimiters.length;
        if (!fn(state, silent)) return false;
        const [first] = state.delimiters.slice(delimiters);
        const isUsed = first !== undefined && (first.open || first.close);
        for (const token of state.tokens.slice(count))
          if (token.type === 'text' && token.meta === null && isUsed && /^[*_]$/.test(token.content))
            token.meta = ALONE;
        return true;
      });
    if (name === 'strikethrough')
      md.inline.ruler.at(name, (state, silent) => {
        const count = state.tokens.length;
        if (!fn(state, silent)) return false;
        for (const token of state.tokens.slice(count))
          if (token.type === 'text' && /^~+$/.test(token.content)) token.meta = ALONE;
        return true;
      });
  }
}
