// Parses the info string after `admonish`, in each of the three syntaxes that mdbook-admonish has had.

/** A block's settings from its info string. */
export interface AdmonishInfo {
  /** As written; absent if there is none. */
  readonly type?: string;
  /** Empty for a block without a title bar; absent if there is none. */
  readonly title?: string;
  readonly id?: string;
  readonly classes: readonly string[];
  readonly collapsible?: boolean;
  /** The part that couldn't be parsed; absent if everything could. */
  readonly rest?: string;
}

/** The info string after `admonish`; absent for other fences. */
export const admonishWords = (info: string): string | undefined =>
  /^admonish(?:[\s,]+(.*))?$/su.exec(info.trim())?.slice(1).join('') ?? undefined;

const TYPE = /^([A-Za-z][\w-]*)((?:\.[\w-]+)*)(?=[\s,]|$)/;
const SETTING = /^(type|title|id|class|collapsible)\s*=\s*("(?:[^"\\]|\\.)*"|'[^']*'|true|false)/;
const TITLE = /^"(?:[^"\\]|\\.)*"/;

/**
 * Parses the info string. mdbook-admonish receives it after Markdown has removed backslashes before punctuation, so a
 * quote in a title is written `\\"`; the more intuitive `\"` is accepted where the string is otherwise invalid.
 */
export function parseAdmonishInfo(words: string): AdmonishInfo {
  const info = parseForms(words.replace(/\\([!-/:-@[-`{-~])/g, '$1'));
  if (info.rest === undefined) return info;
  const asWritten = parseForms(words);
  return asWritten.rest === undefined ? asWritten : info;
}

/**
 * `note.big "Title"` (version 1), `note title="x" class="a b"` (version 2), `title="x", collapsible=true` (version 3).
 */
function parseForms(words: string): AdmonishInfo {
  let rest = words.trim();
  const [typed = '', type, dotted = ''] = TYPE.exec(rest) ?? [];
  rest = afterSeparator(rest.slice(typed.length));
  const [title] = TITLE.exec(rest) ?? [];
  rest = afterSeparator(rest.slice(title?.length ?? 0));
  const settings = new Map<string, string>(title === undefined ? [] : [['title', plain(title)]]);
  for (let found = SETTING.exec(rest); found !== null; found = SETTING.exec(rest)) {
    const [all, key = '', value = ''] = found;
    settings.set(key, plain(value));
    rest = afterSeparator(rest.slice(all.length));
  }
  const named = type ?? settings.get('type');
  const collapsible = settings.get('collapsible');
  const classes = [...dotted.split('.'), ...(settings.get('class') ?? '').split(/\s+/)];
  return {
    type: named,
    title: settings.get('title'),
    id: settings.get('id'),
    classes: classes.filter((name) => name !== ''),
    collapsible: collapsible === undefined ? undefined : collapsible === 'true',
    rest: rest === '' ? undefined : rest,
  };
}

const afterSeparator = (text: string): string => text.replace(/^[\s,]+/, '');

/** Value of a TOML string, or the bare word. */
function plain(value: string): string {
  if (value.startsWith("'")) return value.slice(1, -1);
  if (!value.startsWith('"')) return value;
  return value
    .slice(1, -1)
    .replace(/\\(.)/g, (_, mark: string) => (mark === 'n' ? '\n' : mark === 't' ? '\t' : mark));
}
