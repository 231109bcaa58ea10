// What book.toml says, table by table -> the settings, where one table's keys have a say in another's.
import type { DiagnosticCode, Severity } from '../../core/diagnostic.ts';
import type { BookConfig, Config, ConfigTables } from './config.ts';
import type { WrittenConfig } from './keys/root-keys.ts';
import type { WrittenBook } from './keys/book-keys.ts';
import type { LinkcheckConfig, NativeConfig } from './native-config.ts';
import type { BuildBookConfig, CheckConfig } from './own-config.ts';

/** True when something is written for the key of `[build-book]` at `path`: then no other table has a say in it. */
export type IsSet = (...path: readonly string[]) => boolean;

/** The settings that `written` comes to. */
export function settle(written: WrittenConfig, tables: ConfigTables, isSet: IsSet): Config {
  const { preprocessor, output } = written;
  const linkcheck = output.linkcheck ?? preprocessor.native.linkcheck;
  const native: NativeConfig = { ...preprocessor.native, linkcheck };
  return {
    book: settleBook(written.book),
    build: written.build,
    rust: written.rust,
    html: output.html,
    outputs: output.tables,
    preprocessors: preprocessor.tables,
    native,
    buildBook: settleOwn(written.buildBook, native, isSet),
    tables,
  };
}

const settleBook = (book: WrittenBook): BookConfig => ({
  ...book,
  textDirection: book.textDirection ?? directionOf(book.language),
});

// mdBook's list (`TextDirection::from_lang_code`): whole codes only, so that `ar-EG` counts as left to right.
const RIGHT_TO_LEFT: readonly string[] = (
  'ar ara arc ae ave egy he heb nqo pal phn sam syc syr ' + 'fa per fas ku kur ur urd pus ps yi yid'
).split(' ');

/** The direction that mdBook takes a language's script to have. */
export const directionOf = (language: string): 'ltr' | 'rtl' =>
  RIGHT_TO_LEFT.includes(language) ? 'rtl' : 'ltr';

function settleOwn(own: BuildBookConfig, native: NativeConfig, isSet: IsSet): BuildBookConfig {
  const { scrub, katex, lastChanged, linkcheck, variables } = native;
  return {
    ...own,
    hiddenSections: scrub?.removeHiddenSections && !isSet('hidden-sections') ? 'strip' : own.hiddenSections,
    wikilinks: scrub?.scrubWikilinks && !isSet('wikilinks') ? 'text' : own.wikilinks,
    math: katex && !isSet('math') ? 'katex' : own.math,
    lastChanged: lastChanged && !isSet('last-changed') ? true : own.lastChanged,
    variables: { ...variables?.variables, ...own.variables },
    check: linkcheck ? settleCheck(own.check, linkcheck, isSet) : own.check,
    severities:
      linkcheck && !isSet('warning-policy')
        ? { ...linkcheckSeverities(linkcheck), ...own.severities }
        : own.severities,
  };
}

function settleCheck(check: CheckConfig, linkcheck: LinkcheckConfig, isSet: IsSet): CheckConfig {
  const userAgent = check.userAgent ?? linkcheck.userAgent;
  return {
    ...check,
    external: isSet('check', 'external') ? check.external : linkcheck.followWebLinks,
    exclude: [...check.exclude, ...linkcheck.exclude],
    cacheAge: isSet('check', 'cache-age') ? check.cacheAge : linkcheck.cacheTimeout,
    httpHeaders: { ...linkcheck.httpHeaders, ...check.httpHeaders },
    userAgent,
  };
}

// What mdbook-linkcheck looks for. It does not look at fragments; of these only references are warnings to it.
const CHECKED: readonly DiagnosticCode[] = [
  'link/no-such-page',
  'link/not-in-summary',
  'link/no-such-file',
  'link/outside-book',
  'link/without-md',
  'reference/undefined',
];

/** How grave its `warning-policy` makes what it looks for: nothing for `warn`. */
function linkcheckSeverities({ warningPolicy }: LinkcheckConfig): BuildBookConfig['severities'] {
  if (warningPolicy === 'ignore') return { 'reference/undefined': 'ignore' };
  if (warningPolicy === 'warn') return {};
  return Object.fromEntries(CHECKED.map((code): [DiagnosticCode, Severity] => [code, 'error']));
}
