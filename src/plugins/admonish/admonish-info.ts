// What stands after `admonish` in a fence's info string -> type, title and the rest, in any of the forms that the plugin has had.

/** A block as its author describes it. */
export interface AdmonishInfo {
  /** As written; absent when the author names none. */
  readonly type?: string;
  /** Empty for a block without a title bar; absent when the author gives none. */
  readonly title?: string;
  readonly id?: string;
  readonly classes: readonly string[];
  readonly collapsible?: boolean;
  /** What could not be read; absent when all could. */
  readonly rest?: string;
}

/** The words of a fence that is such a block; absent for any other fence. */
export const admonishWords = (info: string): string | undefined =>
  /^admonish(?:[\s,]+(.*))?$/su.exec(info.trim())?.slice(1).join('') ?? undefined;

const TYPE = /^([A-Za-z][\w-]*)((?:\.[\w-]+)*)(?=[\s,]|$)/;
const SETTING = /^(type|title|id|class|collapsible)\s*=\s*("(?:[^"\\]|\\.)*"|'[^']*'|true|false)/;
const TITLE = /^"(?:[^"\\]|\\.)*"/;

/**
 * What stands there. The plugin is given words of which Markdown has taken the backslashes before punctuation, so that a
 * quote in a title is `\\"`; the single backslash that one would expect counts where the words make no sense otherwise.
 */
export function parseAdmonishInfo(words: string): AdmonishInfo {
  const info = parseForms(words.replace(/\\([!-/:-@[-`{-~])/g, '$1'));
  if (info.rest === undefined) return info;
  const asWritten = parseForms(words);
  return asWritten.rest === undefined ? asWritten : info;
}

/** `note.big "Title"` (the first form), `note title="x" class="a b"` (the second), `title="x", collapsible=true` (the third). */
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

/** The value of a TOML string, or the word. */
function plain(value: string): string {
  if (value.startsWith("'")) return value.slice(1, -1);
  if (!value.startsWith('"')) return value;
  return value
    .slice(1, -1)
    .replace(/\\(.)/g, (_, mark: string) => (mark === 'n' ? '\n' : mark === 't' ? '\t' : mark));
}
