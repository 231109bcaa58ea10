// GitBook's template tags -> Markdown: `{% raw %}`, `{% hint %}`, `{% tabs %}` and `{{ book.name }}`.
import { type Diagnostic, type Outcome, diagnose } from '../../core/diagnostic.ts';
import { escapeHtml } from '../../core/escape-html.ts';
import { type MappedText, originOf } from '../../core/mapped-text.ts';
import { nearest } from '../../core/nearest.ts';
import { type Words, wordOf } from '../../core/words.ts';
import { type Edit, blankLineAt, editMapped } from '../../read/preprocess/edit-mapped.ts';
import { codePlacesIn, createPlaceFinder } from '../../read/preprocess/include/code-places.ts';
import type { ChapterHooks } from '../../scan/chapter-hooks.ts';
import type { GitBookOptions } from './gitbook.ts';

export const gitbookHooks: ChapterHooks<GitBookOptions> = { write: replaceTags };

/** A raw part, an expression or a tag; one line each but for raw parts. */
const MARK =
  /\{%-?\s*raw\s*-?%\}([\s\S]*?)\{%-?\s*endraw\s*-?%\}|\{\{-?\s*([A-Za-z_][^{}\n]*?)\s*-?\}\}|\{%-?\s*([A-Za-z][\w-]*)([^%\n]*?)-?%\}/g;

interface Mark {
  readonly start: number;
  readonly end: number;
  /** The whole mark as written. */
  readonly written: string;
  /** Content of a raw part. */
  readonly raw?: string;
  readonly expression?: string;
  readonly tag?: string;
  /** Text after the tag's name, trimmed. */
  readonly args: string;
}

const marksIn = (text: string): readonly Mark[] =>
  [...text.matchAll(MARK)].map(({ 0: written, 1: raw, 2: expression, 3: tag, 4: args = '', index }) => ({
    start: index,
    end: index + written.length,
    written,
    raw,
    expression,
    tag,
    args: args.trim(),
  }));

interface Replacing {
  readonly mapped: MappedText;
  readonly options: GitBookOptions;
  readonly words: Words;
  readonly diagnostics: Diagnostic[];
  /** Tags that have been reported. */
  readonly reported: Set<string>;
  /** Starts of tags of hints without a partner. */
  readonly alone: ReadonlySet<number>;
}

function replaceTags(
  mapped: MappedText,
  options: GitBookOptions,
  { words }: { readonly words: Words },
): Outcome<MappedText> {
  const { text } = mapped;
  if (!/\{[{%]/.test(text)) return { value: mapped, diagnostics: [] };
  const codeAt = createPlaceFinder(() => codePlacesIn(text));
  // GitBook leaves code as it is.
  const marks = marksIn(text).filter(({ start }) => codeAt(start) === undefined);
  const work: Replacing = {
    ...{ mapped, options, words, diagnostics: [] },
    reported: new Set<string>(),
    alone: unpaired(marks),
  };
  const edits = marks.flatMap((mark) => editOf(work, mark));
  return { value: editMapped(mapped, edits), diagnostics: work.diagnostics };
}

function editOf(work: Replacing, mark: Mark): readonly Edit[] {
  const { start, end, raw, expression, tag } = mark;
  if (raw !== undefined) {
    const inner = start + mark.written.indexOf('}') + 1;
    return [{ start, end, by: [{ start: inner, end: inner + raw.length }] }];
  }
  if (expression !== undefined) return editExpression(work, mark, expression);
  if (tag === undefined) return [];
  const by = work.alone.has(start) ? undefined : replacementOf(work, mark, tag);
  if (by === undefined) report(work, mark);
  return by === undefined ? [] : [{ start, end, by: [by] }];
}

/** Objects of GitBook's templates; any other expression is text, such as a template of another program. */
const OBJECTS = /^(?:book|page|file|gitbook|output|config|summary|glossary|languages)\./;

function editExpression(work: Replacing, mark: Mark, expression: string): readonly Edit[] {
  const { variables } = work.options;
  const name = /^book\.([\w.-]+)$/.exec(expression)?.[1];
  const { start, end } = mark;
  if (name !== undefined && Object.hasOwn(variables, name))
    return [{ start, end, by: [variables[name] ?? ''] }];
  if (!OBJECTS.test(expression)) return [];
  if (name === undefined) report(work, mark);
  else {
    const near = nearest(name, Object.keys(variables));
    const args = { name, ...(near === undefined ? {} : { nearest: near }) };
    work.diagnostics.push(diagnose('gitbook/variable', args, originOf(work.mapped, start, end)));
  }
  return [];
}

/** Each kind of tag once in a chapter. */
function report(
  { mapped, diagnostics, reported, alone }: Replacing,
  { start, end, written, tag }: Mark,
): void {
  const kind = tag?.replace(/^end/, '') ?? written;
  if (reported.has(kind)) return;
  reported.add(kind);
  const code = alone.has(start) ? 'gitbook/unclosed' : 'gitbook/tag';
  diagnostics.push(diagnose(code, { tag: written }, originOf(mapped, start, end)));
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

/** Hints that never end, and ends of hints that never began. */
function unpaired(marks: readonly Mark[]): ReadonlySet<number> {
  const open: number[] = [];
  const alone = new Set<number>();
  for (const { start, tag } of marks) {
    if (tag === 'hint') open.push(start);
    if (tag === 'endhint' && open.pop() === undefined) alone.add(start);
  }
  return new Set([...alone, ...open]);
}
