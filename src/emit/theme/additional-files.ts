// The files that book.toml names for pages -> assets of the theme, and what is wrong with what it asks for there.
import type { Config } from '../../read/config/config.ts';
import { pluginOf } from '../../read/config/plugin-files.ts';
import { type Diagnostic, type Outcome, diagnose } from '../../core/diagnostic.ts';
import { bookPath } from '../../core/path.ts';
import type { AssetFile } from './theme-files.ts';
import type { BookFiles } from '../../core/book-files.ts';

/** `additional-css` and `additional-js`; one that cannot be read is reported. */
export function additionalFiles(config: Config, files: BookFiles): Outcome<readonly AssetFile[]> {
  const { html } = config;
  const diagnostics: Diagnostic[] = [];
  const named = [
    ...html.additionalCss.map((path) => ({ path, key: 'output.html.additional-css' })),
    ...html.additionalJs.map((path) => ({ path, key: 'output.html.additional-js' })),
  ];
  const value = named.flatMap(({ path, key }): AssetFile[] => {
    const source = files.read(path);
    if (source.kind === 'file') return [{ name: path, by: path, content: source.text }];
    const bytes = source.why === 'not-utf8' ? files.bytes(path) : undefined;
    if (bytes !== undefined) return [{ name: path, by: path, content: bytes }];
    const plugin = source.why === 'missing' ? pluginOf(path, config) : undefined;
    diagnostics.push(
      plugin === undefined
        ? diagnose('theme/no-such-asset', { path, key })
        : diagnose('config/plugin-file', { path, key, plugin }),
    );
    return [];
  });
  return { value, diagnostics: [...unmetWishes(config, files), ...diagnostics] };
}

/** Keys that change nothing because of what another key says, or what the folder does not hold. */
function unmetWishes({ html, native, buildBook, tables }: Config, files: BookFiles): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const macros = native.katex?.macros;
  if (macros !== undefined && files.read(bookPath(macros)).kind === 'none')
    found.push(diagnose('theme/no-such-asset', { path: macros, key: 'preprocessor.katex.macros' }));
  if (native.openOnGh && html.editUrlTemplate === undefined) {
    const reason = 'book.toml has neither `git-repository-url` nor `edit-url-template`';
    found.push(diagnose('config/no-effect', { key: 'preprocessor.open-on-gh', reason }));
  }
  if (native.linkcheck?.latexSupport && buildBook.math === 'off') {
    const table = ['linkcheck2', 'linkcheck'].find((name) => Object.hasOwn(tables.output, name));
    const key = `${table === undefined ? 'preprocessor.linkcheck' : `output.${table}`}.latex-support`;
    const reason = 'links in formulas are looked for, unless `build-book.math` is `"katex"`';
    found.push(diagnose('config/no-effect', { key, reason }));
  }
  return found;
}
