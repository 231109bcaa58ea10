// GitBook's template tags -> Markdown: `{% raw %}`, `{% hint %}`, `{% stepper %}`, `{% tabs %}` and `{{ book.name }}`.
import { type Diagnostic, type Outcome, diagnose } from '../../core/diagnostic.ts';
import { escapeHtml } from '../../core/escape-html.ts';
import { type MappedText, originOf } from '../../core/mapped-text.ts';
import { nearest } from '../../core/nearest.ts';
import { type Words, wordOf } from '../../core/words.ts';
import { type Edit, blankLineAt, editMapped, withinLimit } from '../../read/preprocess/edit-mapped.ts';
import { codePlacesIn, createPlaceFinder } from '../../read/preprocess/include/code-places.ts';
import type { ValueEdit } from '../../read/preprocess/front-matter-edits.ts';
import type { ChapterHooks } from '../../scan/chapter-hooks.ts';
import type { GitBookOptions } from './gitbook.ts';
import { unsupportedPart } from './unsupported-part.ts';
import { type Mark, marksIn } from './template-marks.ts';

export const gitbookHooks: ChapterHooks<GitBookOptions> = { write: replaceTags, writeValues: findValues };

interface Replacing {
  readonly mapped: MappedText;
  readonly options: GitBookOptions;
  readonly words: Words;
  readonly diagnostics: Diagnostic[];
  /** Tags that have been reported. */
  readonly reported: Set<string>;
  /** Starts of tags of hints and raw parts without a partner. */
  readonly alone: ReadonlySet<number>;
}

function replaceTags(
  mapped: MappedText,
  options: GitBookOptions,
  { words }: { readonly words: Words },
): Outcome<MappedText> {
  const { text } = mapped;
  if (!/\{[{%#]/.test(text)) return { value: mapped, diagnostics: [] };
  const codeAt = createPlaceFinder(() => codePlacesIn(text));
  // GitBook leaves code as it is.
  const marks = marksIn(text, (offset) => codeAt(offset) !== undefined);
  const work: Replacing = {
    mapped,
    options,
    words,
    diagnostics: [],
    reported: new Set<string>(),
    alone: unpaired(marks),
  };
  const { edits, beyond } = withinLimit(marks.flatMap((mark) => editOf(work, mark)));
  if (beyond !== undefined) {
    const at = originOf(mapped, beyond.start, beyond.end);
    work.diagnostics.push(diagnose('variable/too-large', { limit: '4 MB' }, at));
  }
  return { value: editMapped(mapped, edits), diagnostics: work.diagnostics };
}

/** `{{ book.name }}` in front matter, which has no other tags. */
function findValues(
  mapped: MappedText,
  options: GitBookOptions,
  { words }: { readonly words: Words },
): Outcome<readonly ValueEdit[]> {
  const work: Replacing = {
    mapped,
    options,
    words,
    diagnostics: [],
    reported: new Set<string>(),
    alone: new Set<number>(),
  };
  const value = marksIn(mapped.text, () => false).flatMap((mark): ValueEdit[] => {
    const { start, end, expression } = mark;
    if (expression === undefined) return [];
    return [{ start, end, text: valueOf(work, mark, expression) }];
  });
  return { value, diagnostics: work.diagnostics };
}

function editOf(work: Replacing, mark: Mark): readonly Edit[] {
  const { start, end, raw, expression, tag } = mark;
  if (raw !== undefined) return [{ start, end, by: [raw] }];
  if (mark.isComment) return [{ start, end, by: [] }];
  if (expression !== undefined) {
    const by = valueOf(work, mark, expression);
    return by === undefined ? [] : [{ start, end, by: [by] }];
  }
  if (tag === undefined) return [];
  const by = work.alone.has(start) ? undefined : replacementOf(work, mark, tag);
  if (by === undefined) report(work, mark);
  return by === undefined ? [] : [{ start, end, by: [by] }];
}

/** Objects of GitBook's templates; any other expression is text, such as a template of another program. */
const OBJECTS = /^(?:book|page|file|gitbook|output|config|summary|glossary|languages)\./;

/** The value of an expression; absent if it has none, which is reported for GitBook's own. */
function valueOf(work: Replacing, mark: Mark, expression: string): string | undefined {
  const { variables } = work.options;
  const name = /^book\.([\w.-]+)$/.exec(expression)?.[1];
  if (name !== undefined && Object.hasOwn(variables, name)) return variables[name];
  if (!OBJECTS.test(expression)) return undefined;
  if (name === undefined) report(work, mark);
  else {
    const args = { name, nearest: nearest(name, Object.keys(variables)) };
    work.diagnostics.push(diagnose('gitbook/variable', args, originOf(work.mapped, mark.start, mark.end)));
  }
  return undefined;
}

/** Each kind of tag once in a chapter. */
function report({ mapped, diagnostics, reported, alone }: Replacing, mark: Mark): void {
  const { start, end, written, tag } = mark;
  const reason = unsupportedPart(mark);
  const kind = reason?.what ?? tag?.replace(/^end/, '') ?? written;
  if (reported.has(kind)) return;
  reported.add(kind);
  const at = originOf(mapped, start, end);
  const found = alone.has(start)
    ? diagnose('gitbook/unclosed', { tag: written, kind }, at)
    : diagnose('gitbook/tag', { tag: written, ...reason }, at);
  diagnostics.push(found);
}

/** Kinds of alerts by the styles of hints. */
const KINDS: Readonly<Record<string, string>> = {
  info: 'note',
  tip: 'tip',
  success: 'tip',
  warning: 'warning',
  danger: 'caution',
};

/** Tags around content that is an ordinary part of the page: code, columns and updates among them. */
const PLAIN = 'code endcode content-ref endcontent-ref endembed endfile columns endcolumns column endcolumn';
const REMOVED: ReadonlySet<string> = new Set(`${PLAIN} updates endupdates endupdate`.split(' '));

/** HTML around Markdown. */
const HTML: Readonly<Record<string, string>> = {
  endhint: '</blockquote>',
  stepper: '<ol>',
  endstepper: '</ol>',
  step: '<li>',
  endstep: '</li>',
};

/** Tags whose HTML needs its end. */
const PAIRED: ReadonlySet<string> = new Set(['hint', 'stepper', 'step']);

/** Markdown or HTML in place of a tag; absent for a tag that isn't known. */
function replacementOf({ mapped, words }: Replacing, mark: Mark, tag: string): string | undefined {
  const gap = blankLineAt(mapped.text, mark.start);
  if (REMOVED.has(tag)) return '';
  if (Object.hasOwn(HTML, tag)) return `${gap}${HTML[tag] ?? ''}${gap}`;
  switch (tag) {
    case 'hint': {
      const kind = KINDS[settingOf(mark, 'style') ?? ''] ?? 'note';
      const title = escapeHtml(wordOf(words, `alert-${kind}`));
      return `${gap}<blockquote class="blockquote-tag blockquote-tag-${kind}"><p class="blockquote-tag-title">${title}</p>${gap}`;
    }
    case 'update':
      return `${gap}**${settingOf(mark, 'date') ?? ''}**${gap}`;
    case 'tabs':
    case 'endtab':
    case 'endtabs':
      return `{{#${tag}}}`;
    case 'tab':
      return `{{#tab name="${(settingOf(mark, 'title') ?? settingOf(mark, 'name') ?? '').replaceAll('"', '”')}"}}`;
    case 'embed':
      return linkTo(settingOf(mark, 'url'));
    case 'file':
      return linkTo(settingOf(mark, 'src'));
    case 'page-ref':
      return linkTo(settingOf(mark, 'page'));
    default:
      return undefined;
  }
}

const linkTo = (url: string | undefined): string | undefined =>
  url === undefined
    ? undefined
    : `[${url.slice(url.lastIndexOf('/') + 1).replace(/\.md$/, '') || url}](<${url}>)`;

/** `style="info"`, `style='info'`; HonKit's plugins also write `style = "info"`. */
const settingOf = ({ args }: Mark, name: string): string | undefined => {
  const match = new RegExp(`(?:^|[\\s,])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(args);
  return match?.[1] ?? match?.[2];
};

/** Hints, steps and raw parts that never end, and ends of those that never began. */
function unpaired(marks: readonly Mark[]): ReadonlySet<number> {
  const open: Mark[] = [];
  const alone = new Set<number>();
  for (const mark of marks) {
    const { start, tag = '', raw } = mark;
    const begun = tag.replace(/^end/, '');
    if ((tag === 'raw' && raw === undefined) || tag === 'endraw') alone.add(start);
    if (!PAIRED.has(begun)) continue;
    if (tag === begun) open.push(mark);
    else {
      const at = open.findLastIndex((other) => other.tag === begun);
      if (at < 0) alone.add(start);
      else for (const inner of open.splice(at).slice(1)) alone.add(inner.start);
    }
  }
  for (const { start } of open) alone.add(start);
  return alone;
}
