// Collects the text of every template and part, built in or replaced by the book's theme.
import type { BookPath } from '../../core/path.ts';
import type { TemplateSource } from './template-engine.ts';
import * as files from './theme-files.ts';
import type { ThemeFolder } from './theme-files.ts';

export interface TemplateTexts {
  readonly pages: Readonly<Record<string, TemplateSource>>;
  readonly parts: Readonly<Record<string, TemplateSource>>;
  /** True if the book has a template or part of its own. */
  readonly overridden: boolean;
}

/** mdBook's parts are at the theme's root: `head.hbs` and `header.hbs`. */
const mdbookParts: readonly string[] = ['head', 'header'];

/** Reads every template. `own` is the book's theme folder; `nameOf` gives its files' names for messages. */
export function templateTexts(
  builtin: ThemeFolder,
  own: ThemeFolder | undefined,
  nameOf: (path: string) => BookPath,
): TemplateTexts {
  const source = (places: readonly string[]): TemplateSource => {
    const given = places.map((path) => builtin.text(path)).find((text) => text !== undefined);
    for (const path of own === undefined ? [] : places) {
      const text = own?.text(path);
      if (text !== undefined) return { text, override: { file: nameOf(path), builtin: given } };
    }
    return { text: given ?? '' };
  };
  const pages: Record<string, TemplateSource> = {};
  for (const name of files.pageTemplates) pages[name] = source([`pages/${name}.hbs`]);
  for (const name of [files.mdbookPage, files.mdbookRedirect, files.mdbookContentsPage]) {
    if (own?.text(name) !== undefined) pages[name] = source([name]);
  }
  const parts: Record<string, TemplateSource> = {};
  for (const name of partNames(builtin, own)) {
    const place = `parts/${name}.hbs`;
    parts[name] = source(mdbookParts.includes(name) ? [`${name}.hbs`, place] : [place]);
  }
  const all = [...Object.values(pages), ...Object.values(parts)];
  return { pages, parts, overridden: all.some((text) => text.override !== undefined) };
}

function partNames(builtin: ThemeFolder, own: ThemeFolder | undefined): readonly string[] {
  const files = [...builtin.list('parts'), ...(own?.list('parts') ?? [])];
  const names = files.flatMap((file) => /^(.+)\.hbs$/.exec(file)?.slice(1) ?? []);
  return [...new Set([...names, ...mdbookParts])].sort();
}
