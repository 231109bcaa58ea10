// Appends inline tokens to the chapter's tree.
import type { Token } from 'markdown-it';
import { type Location, diagnose } from '../../../core/diagnostic.ts';
import type { BookPath } from '../../../core/path.ts';
import { termKey } from '../../../core/term-key.ts';
import { inlineSpanOf } from '../syntax/positions.ts';
import { restorePipes } from '../syntax/protected-pipes.ts';
import { undefinedLabelOf } from '../syntax/undefined-reference.ts';
import type { ChapterContext } from './context.ts';
import { footnoteReference, inlineFootnote, undefinedFootnote } from './footnotes.ts';
import { isPlaceholder } from './tag-like.ts';
import { appendHtml } from './html-tree.ts';
import type { ToOffset } from './inline-offsets.ts';
import { element, text } from './node.ts';
import { noteTerm } from './terms.ts';

/** Inline tokens, with a mapping from their positions to the chapter's text. */
export interface InlineRun {
  readonly tokens: readonly Token[];
  readonly content: string;
  readonly toOffset: ToOffset;
}

type Append = (context: ChapterContext, token: Token, run: InlineRun) => void;

const open =
  (name: string): Append =>
  ({ builder }) => {
    builder.open(element(name));
  };

const close: Append = ({ builder }) => {
  builder.close();
};

const appenders: Readonly<Record<string, Append>> = {
  text: ({ builder }, token) => {
    builder.appendText(restorePipes(token.content));
  },
  softbreak: ({ builder }) => {
    builder.appendText('\n');
  },
  hardbreak: ({ builder }) => {
    builder.append(element('br'));
  },
  code_inline: ({ builder }, token) => {
    builder.append(element('code', [], [text(restorePipes(token.content))]));
  },
  em_open: open('em'),
  em_close: close,
  strong_open: open('strong'),
  strong_close: close,
  s_open: open('del'),
  s_close: close,
  link_open: openLink,
  link_close: close,
  image: appendImage,
  html_inline: appendInlineHtml,
  index_marker: appendTerm,
  glossary_term_open: openGlossaryTerm,
  glossary_term_close: close,
  wiki_link: appendWikiLink,
  undefined_reference_open: openUndefinedReference,
  undefined_reference_close: close,
  unsafe_address: (context, token, run) => {
    const at = placeOf(context, token, run);
    context.diagnostics.push(diagnose('link/unsafe-scheme', { target: restorePipes(token.content) }, at));
  },
  footnote_reference: (context, token, run) => {
    footnoteReference(context, token, placeOf(context, token, run));
  },
  undefined_footnote: (context, token, run) => {
    undefinedFootnote(context, token, placeOf(context, token, run));
  },
  inline_footnote: (context, token) => {
    inlineFootnote(context, token, (children) => {
      appendInline(context, { tokens: children, content: token.content, toOffset: () => 0 });
    });
  },
};

/** Appends a run to the innermost open element. */
export function appendInline(context: ChapterContext, run: InlineRun): void {
  for (const token of run.tokens) {
    const append = appenders[token.type];
    const hook = append ? undefined : context.nodes.tokens.get(token.type);
    if (append) append(context, token, run);
    else if (hook) hook.append(token, context, placeOf(context, token, run));
    else throw new Error(`no node for the inline token ${token.type}`);
  }
}

function placeOf(
  context: ChapterContext,
  token: Token,
  run: InlineRun,
): ReturnType<ChapterContext['locate']> {
  const span = inlineSpanOf(token) ?? { start: 0, end: 0 };
  return context.locate(run.toOffset(span.start), run.toOffset(Math.max(span.start, span.end - 1)) + 1);
}

const attributeText = (token: Token, name: string): string => restorePipes(String(token.attrGet(name) ?? ''));

function openLink(context: ChapterContext, token: Token, run: InlineRun): void {
  const at = placeOf(context, token, run);
  const label = noteLabel(context, token);
  const title = attributeText(token, 'title');
  const href = attributeText(token, 'href');
  if (label !== undefined && !hasRoomFor(context, href.length + title.length, at)) {
    context.builder.open({ ...element('span', []), at, from: at.file });
    return;
  }
  const link = element('a', [['href', href]]);
  if (title !== '') link.attributes.push(['title', title]);
  // Set by rules of plugins only.
  const name = attributeText(token, 'class');
  if (name !== '') link.attributes.push(['class', name]);
  const from = originOfAddress(context, label) ?? at.file;
  context.builder.open({ ...link, at, from, label });
}

/** Limit for the addresses and titles of a chapter's reference links, in UTF-16 code units: that of its includes. */
const MAX_REFERENCED = 4_000_000;

/** False, with one diagnostic, once a chapter's references repeat more text than fits in a page. */
function hasRoomFor({ referenced, diagnostics }: ChapterContext, length: number, at: Location): boolean {
  if (referenced.size > MAX_REFERENCED) return false;
  referenced.size += length;
  if (referenced.size <= MAX_REFERENCED) return true;
  diagnostics.push(diagnose('reference/too-large', { limit: '4 MB' }, at));
  return false;
}

/** The label of a reference link or image; absent for inline ones. */
function noteLabel(context: ChapterContext, token: Token): string | undefined {
  const label: unknown = token.meta?.['label'];
  if (typeof label !== 'string') return undefined;
  context.labels.add(label);
  return label;
}

/** The file that defines a label, if its URL may be relative to it. */
const originOfAddress = ({ env }: ChapterContext, label: string | undefined): BookPath | undefined =>
  label === undefined ? undefined : env.references?.[label]?.from;

function appendImage(context: ChapterContext, token: Token, run: InlineRun): void {
  const at = placeOf(context, token, run);
  const label = noteLabel(context, token);
  const title = attributeText(token, 'title');
  const url = attributeText(token, 'src');
  if (label !== undefined && !hasRoomFor(context, url.length + title.length, at)) {
    context.builder.appendText(alternativeText(context, token.children ?? []));
    return;
  }
  context.builder.append({
    kind: 'slot',
    slot: {
      kind: 'image',
      url,
      from: originOfAddress(context, label) ?? at.file,
      alt: alternativeText(context, token.children ?? []),
      title: title === '' ? undefined : title,
      zooms: context.options.zoomableImages !== false && !context.builder.isInside('a'),
    },
    children: [],
    at,
  });
}

/** Plain text for `alt`, as in mdBook: raw tags stay as text, breaks become spaces. */
function alternativeText(context: ChapterContext, tokens: readonly Token[]): string {
  let plain = '';
  for (const token of tokens) {
    if (token.type === 'softbreak' || token.type === 'hardbreak') plain += ' ';
    else if (token.type === 'image') plain += alternativeText(context, token.children ?? []);
    else if (['text', 'code_inline', 'html_inline', 'undefined_footnote'].includes(token.type))
      plain += token.content;
    else plain += context.nodes.tokens.get(token.type)?.textOf(token) ?? '';
  }
  return restorePipes(plain);
}

/** Elements that are written after a word without an end tag, or whose end is in another part of the text. */
const AFTER_WORD: ReadonlySet<string> = new Set(
  (
    'a abbr b bdi bdo big blockquote br center cite code data dd del details dfn div dl dt em font h1 h2 h3 h4 h5 h6 hr i ' +
    'img input ins kbd label li mark ol p pre q s samp small span strong sub summary sup svg table tbody td th thead ' +
    'time tr tt u ul var video wbr'
  ).split(' '),
);

/** `Option<T>`, `Vec<Data>`: a name directly after a word is a type argument unless it is written as tags are. */
function isTypeArgument(token: Token, run: InlineRun): boolean {
  const name = /^<([A-Za-z]\w*)(?:\s*,?[^>=]*)?>$/.exec(token.content)?.[1];
  const start = inlineSpanOf(token)?.start ?? 0;
  if (name === undefined || start === 0) return false;
  const isWrittenAsTag = /^(?:[a-z][a-z\d]*|[A-Z][A-Z\d]+)$/.test(name) && AFTER_WORD.has(name.toLowerCase());
  return (
    /[\p{L}\p{N}_]/u.test(run.content.charAt(start - 1)) &&
    !isWrittenAsTag &&
    !run.content.includes(`</${name}>`)
  );
}

function appendInlineHtml(context: ChapterContext, token: Token, run: InlineRun): void {
  if (isTypeArgument(token, run)) {
    context.builder.append({ kind: 'text', text: token.content, isTagLike: true });
    return;
  }
  if (isPlaceholder(context, token.content)) {
    const at = placeOf(context, token, run);
    context.diagnostics.push(diagnose('html/placeholder', { tag: token.content }, at));
    context.builder.append({ kind: 'text', text: token.content, isTagLike: true });
    return;
  }
  const start = inlineSpanOf(token)?.start ?? 0;
  appendHtml(context, token.content, (at) => run.toOffset(start + at));
}

function appendTerm(context: ChapterContext, token: Token, run: InlineRun): void {
  noteTerm(context, token.content, placeOf(context, token, run));
}

/** Headings and links have a link already. */
function openGlossaryTerm({ builder, uses }: ChapterContext, { content }: Token): void {
  const isLinked = ['a', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'dt'].some(builder.isInside);
  if (!isLinked) uses.add('terms');
  builder.open(
    isLinked
      ? element('span')
      : {
          kind: 'slot',
          slot: { kind: 'term', key: termKey(restorePipes(content)), children: [] },
          children: [],
        },
  );
}

function appendWikiLink(context: ChapterContext, token: Token, run: InlineRun): void {
  const at = placeOf(context, token, run);
  const slot = {
    kind: 'wikilink',
    target: token.content,
    title: token.info === '' ? undefined : token.info,
  } as const;
  context.wikiLinks.push({ label: slot.target, at });
  context.builder.append({ kind: 'slot', slot, children: [], at });
}

function openUndefinedReference(context: ChapterContext, token: Token, run: InlineRun): void {
  const at = placeOf(context, token, run);
  const label = restorePipes(undefinedLabelOf(token));
  context.undefinedLabels.push({ label, at });
  context.builder.open({
    kind: 'slot',
    slot: { kind: 'reference', label, from: at.file, children: [], literal: [token.markup, `][${label}]`] },
    children: [],
    at,
  });
}
