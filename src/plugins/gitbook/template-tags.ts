// GitBook's template tags -> Markdown: `{% raw %}`, `{% hint %}`, `{% tabs %}` and `{{ book.name }}`.
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
import { notDone } from './not-done.ts';
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
  const reason = notDone(mark);
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

/** Markdown or HTML in place of a tag; absent for a tag that isn't known. */
function replacementOf({ mapped, words }: Replacing, mark: Mark, tag: string): string | undefined {
  const gap = blankLineAt(mapped.text, mark.start);
  switch (tag) {
    case 'hint': {
      const kind = KINDS[settingOf(mark, 'style') ?? ''] ?? 'note';
      const title = escapeHtml(wordOf(words, `alert-${kind}`));
      return `${gap}<blockquote class="blockquote-tag blockquote-tag-${kind}"><p class="blockquote-tag-title">${title}</p>${gap}`;
    }
    case 'endhint':
      return `${gap}</blockquote>${gap}`;
    case 'tabs':
    case 'endtab':
    case 'endtabs':
      return `{{#${tag}}}`;
    case 'tab':
      return `{{#tab name="${(settingOf(mark, 'title') ?? settingOf(mark, 'name') ?? '').replaceAll('"', '”')}"}}`;
    case 'code':
    case 'endcode':
    case 'content-ref':
    case 'endcontent-ref':
    case 'endembed':
    case 'endfile':
      return '';
    case 'embed':
    case 'file': {
      const url = settingOf(mark, tag === 'embed' ? 'url' : 'src');
      return url === undefined ? undefined : `[${url.slice(url.lastIndexOf('/') + 1) || url}](<${url}>)`;
    }
    default:
      return undefined;
  }
}

/** `style="info"`, `style='info'`; HonKit's plugins also write `style = "info"`. */
const settingOf = ({ args }: Mark, name: string): string | undefined => {
  const match = new RegExp(`(?:^|[\\s,])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(args);
  return match?.[1] ?? match?.[2];
};

/** Hints and raw parts that never end, and ends of those that never began. */
function unpaired(marks: readonly Mark[]): ReadonlySet<number> {
  const open: number[] = [];
  const alone = new Set<number>();
  for (const { start, tag, raw } of marks) {
    if ((tag === 'raw' && raw === undefined) || tag === 'endraw') alone.add(start);
    if (tag === 'hint') open.push(start);
    if (tag === 'endhint' && open.pop() === undefined) alone.add(start);
  }
  return new Set([...alone, ...open]);
}
