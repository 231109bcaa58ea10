// Reports syntax of other generators, and directives that nothing replaced, which readers would see as text.
import { diagnose } from '../../../core/diagnostic.ts';
import { nearest } from '../../../core/nearest.ts';
import type { ChapterContext } from './context.ts';
import type { ToOffset } from './inline-offsets.ts';
import { mayHaveLostAddress, reportLostAddresses } from './lost-addresses.ts';

interface Foreign {
  readonly kind: string;
  readonly pattern: RegExp;
  /** Whose syntax it is. */
  readonly from: string;
  /** What to write here; `name` is the first group of the pattern, in lower case. */
  readonly instead: (name: string, found: string) => string;
}

const box = (kind: string): string => `\`> [!${alertFor(kind)}]\`, with \`>\` before each line of the box`;

const kinds: readonly Foreign[] = [
  {
    kind: 'admonition',
    pattern: /^(?:!!!|\?\?\?\+?)[ \t]+([\w-]+)/m,
    from: 'MkDocs',
    instead: box,
  },
  {
    kind: 'snippet',
    pattern: /^;?-{1,2}8<-{1,2}[ \t]*["'][^"'\n]*["']/m,
    from: 'MkDocs',
    instead: () => '`{{#include FILE}}`',
  },
  {
    kind: 'tab',
    pattern: /^===[!+]?[ \t]*"[^"\n]*"/m,
    from: 'MkDocs',
    instead: () => '`{{#tabs}}` and `{{#tab name="..."}}`, with `[preprocessor.tabs]` in book.toml',
  },
  {
    kind: 'tag',
    pattern: /(?<!\{)\{%-?[ \t]*(\w+)[^%\n]*%\}/,
    from: 'GitBook or Jekyll',
    instead: (name, found) =>
      name === 'hint'
        ? box(/style="(\w+)"/.exec(found)?.[1] ?? '')
        : name === 'include'
          ? '`{{#include FILE}}`'
          : 'Markdown or HTML instead',
  },
  {
    kind: 'shortcode',
    pattern: /\{\{[<%][ \t]*\/?[ \t]*([\w./-]+)(?![\w./-])[^{}\n]*[>%]\}\}/,
    from: 'Hugo',
    instead: () => 'Markdown or HTML instead',
  },
  {
    kind: 'contents',
    pattern: /^(?:\[\[_?toc_?\]\]|\[toc\])(?=[ \t]*$)/im,
    from: 'another generator’s',
    instead: () => '`{{#toc}}` in a paragraph of its own',
  },
  {
    kind: 'snippet',
    pattern: /^<<<[ \t]*[@./~][^\s]*/m,
    from: 'VitePress',
    instead: () => '`{{#include FILE}}` between the fences of a code block',
  },
];

const CONTAINER = /^:::+[ \t]*([a-z][\w-]*)/im;
const ALERT = /^\[!([\w-]+)\]/;
const ALERTS = 'note tip important warning caution'.split(' ');
const DIRECTIVE = /(?:\{\{|<<)\s*#([A-Za-z_][\w-]*)(?![\w-])[^{}<>\n]*(?:\}\}|>>)/g;
const EXPANDED = 'include rustdoc_include playground playpen title'.split(' ');
const PLACEHOLDERS = 'toc index'.split(' ');

/** Any of the patterns begins with one of these. */
const MAY_MATCH = /^\s*:::|^!!!|^\?\?\?|^===|8<-|\{\{|\{%|^\[|<<|^::/m;

/** One report of each kind in a chapter; `content` is the Markdown of an inline token. */
export function reportForeignSyntax(context: ChapterContext, content: string, toOffset: ToOffset): void {
  const mayLose = mayHaveLostAddress(content);
  if (!mayLose && !MAY_MATCH.test(content)) return;
  const text = content.replace(/(?<!`)(`+)(?!`)[^]*?[^`]\1(?!`)/g, (code) => ' '.repeat(code.length));
  const { hasTemplateTags } = context.options;
  if (mayLose) reportLostAddresses(context, text, toOffset);
  for (const { kind, pattern, from, instead } of kinds) {
    if (kind === 'tag' && hasTemplateTags) continue;
    const match = pattern.exec(text);
    if (match === null || !isFirst(context, kind)) continue;
    const [found, name = ''] = match;
    const at = context.locate(toOffset(match.index), toOffset(match.index + found.length));
    const args = { found, from, instead: instead(name.toLowerCase(), found) };
    context.diagnostics.push(diagnose('syntax/foreign', args, at));
  }
  if (context.nodes.containers.length > 0) reportContainer(context, text, toOffset);
  if (context.nodes.tokens.has('alert_title_open')) reportAlert(context, text, toOffset);
  // In GitBook, raw parts show directives.
  if (!hasTemplateTags) reportDirectives(context, text, toOffset);
}

function isFirst({ foreign }: ChapterContext, kind: string): boolean {
  if (foreign.has(kind)) return false;
  foreign.add(kind);
  return true;
}

function reportContainer(context: ChapterContext, text: string, toOffset: ToOffset): void {
  const { containers } = context.nodes;
  // A cell is never the start of a line.
  if (['td', 'th'].some(context.builder.isInside)) return;
  const start = toOffset(0);
  // A container below a line of text is read as a definition, whose colon is not part of its content.
  const isDefinition = text.startsWith('::') && context.text.text[start - 1] === ':';
  const container = CONTAINER.exec(isDefinition ? `:${text}` : text);
  if (container === null || !isFirst(context, 'container')) return;
  const [found, name = ''] = container;
  const at = context.locate(
    toOffset(container.index) - Number(isDefinition),
    toOffset(container.index) + found.length - Number(isDefinition),
  );
  const args = { found, nearest: nearest(name, containers) };
  context.diagnostics.push(
    containers.includes(name)
      ? diagnose('syntax/container-not-closed', { found }, at)
      : diagnose('syntax/unknown-container', args, at),
  );
}

function reportAlert(context: ChapterContext, text: string, toOffset: ToOffset): void {
  const [alert, kind = ''] = ALERT.exec(text) ?? [];
  if (alert === undefined || ALERTS.includes(kind.toLowerCase()) || !context.builder.isInside('blockquote'))
    return;
  const at = context.locate(toOffset(0), toOffset(alert.length));
  context.diagnostics.push(diagnose('syntax/unknown-alert', { found: alert, instead: alertFor(kind) }, at));
}

const OTHER_ALERTS: Readonly<Record<string, readonly string[]>> = {
  TIP: ['hint', 'success', 'check', 'done'],
  WARNING: ['attention', 'warn'],
  CAUTION: ['danger', 'error', 'failure', 'fail', 'missing', 'bug'],
};

function alertFor(kind: string): string {
  const name = kind.toLowerCase();
  const same = Object.entries(OTHER_ALERTS).find(([, names]) => names.includes(name))?.[0];
  return same ?? nearest(name, ALERTS)?.toUpperCase() ?? 'NOTE';
}

/** Where a placeholder is that nothing can replace. */
const placeOf = ({ builder }: ChapterContext): string =>
  ['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'table'].find((name) => builder.isInside(name)) ?? 'line';

function reportDirectives(context: ChapterContext, text: string, toOffset: ToOffset): void {
  for (const { 0: found, 1: name = '', index } of text.matchAll(DIRECTIVE)) {
    const at = context.locate(toOffset(index), toOffset(index + found.length));
    // Its own names remain only when they are escaped, whose backslash is gone.
    // Terms of the index may be about directives.
    if (/(?:\{\{|<<)[a-z]+:[^}>]*$/.test(text.slice(Math.max(0, index - 100), index))) continue;
    if (EXPANDED.includes(name) || context.fileText(at.file)?.[at.span.start - 1] === '\\') continue;
    if (PLACEHOLDERS.includes(name)) {
      context.diagnostics.push(diagnose('syntax/not-alone', { found, place: placeOf(context) }, at));
    } else if (found.startsWith('{{') && isFirst(context, `#${name}`)) {
      const near = nearest(name, [...EXPANDED, ...PLACEHOLDERS]);
      context.diagnostics.push(diagnose('syntax/unknown-directive', { found, name, nearest: near }, at));
    }
  }
}
