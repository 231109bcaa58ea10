// `[output.linkcheck2]`, `[output.linkcheck]` and `[preprocessor.linkcheck]`: how `build-book check` checks links.
import { type Diagnostic, type DiagnosticCode, type Severity, diagnose } from '../core/diagnostic.ts';
import { withFeatures, withBuildBook, type IsSet } from '../read/config/config-plugin.ts';
import type { Config } from '../read/config/config.ts';
import type { BuildBookConfig, CheckConfig, WarningPolicy } from '../read/config/own-config.ts';
import { amount, choice, flag, listOf, mapOf, text } from '../read/config/keys/kinds.ts';
import { pluginKeys } from '../read/config/keys/plugin-table.ts';
import { pattern } from '../read/config/keys/special-kinds.ts';
import type { Plugin } from './plugin.ts';

/** Keys of the link checker. */
export interface LinkcheckTable {
  readonly followWebLinks: boolean;
  readonly traverseParentDirectories: boolean;
  readonly latexSupport: boolean;
  /** Regular expressions, matched against links as written. */
  readonly exclude: readonly string[];
  /** Absent for build-book's own. */
  readonly userAgent?: string;
  /** In seconds. */
  readonly cacheTimeout: number;
  readonly warningPolicy: WarningPolicy;
  readonly httpHeaders: Readonly<Record<string, readonly string[]>>;
  /** Requires links to chapters to end in `.md`. */
  readonly requireMdExtension: boolean;
}

const keys = pluginKeys<LinkcheckTable>({
  followWebLinks: {
    kind: flag,
    fallback: false,
    about: 'Also checks links to other sites.',
    example: 'true',
  },
  traverseParentDirectories: {
    kind: flag,
    fallback: false,
    about: 'Allows links to files outside the book.',
    example: 'true',
  },
  latexSupport: {
    kind: flag,
    fallback: false,
    about: 'Ignores links in formulas.',
    example: 'true',
  },
  exclude: {
    kind: listOf(pattern),
    fallback: [],
    about: 'Regular expressions. Links that match one of them aren’t checked.',
    example: "['google\\.com']",
  },
  userAgent: {
    kind: text,
    about: 'The user agent to send to other sites.',
    example: '"mdbook-linkcheck-0.4.0"',
  },
  cacheTimeout: {
    kind: amount,
    fallback: 43_200,
    about: 'How long to cache the result for a link to another site, in seconds.',
    example: '86400',
  },
  warningPolicy: {
    kind: choice('warn', 'error', 'ignore'),
    fallback: 'warn',
    about:
      'What to do with warnings about links and references: report them, turn them into errors, or ignore them.',
    example: '"error"',
  },
  httpHeaders: {
    kind: mapOf(listOf(text)),
    fallback: {},
    about: 'HTTP headers to send, by a regular expression that matches the URL.',
    example: '{ \'crates\\.io\' = ["Accept: text/html"] }',
  },
  requireMdExtension: {
    kind: flag,
    fallback: false,
    about: 'Requires links to chapters to end in `.md`.',
    example: 'true',
  },
});

export const linkcheck: Plugin<LinkcheckTable> = {
  name: 'linkcheck',
  tables: ['preprocessor.linkcheck', 'output.linkcheck', 'output.linkcheck2'],
  keys,
  replaces: { table: true, by: 'build-book check' },
  settings: (config, table, isSet) => {
    const links = {
      mayLeaveBook: table.traverseParentDirectories,
      needMd: table.requireMdExtension,
    };
    const own = config.buildBook;
    return withBuildBook(withFeatures(config, { links }), {
      check: withTable(own.check, table, isSet),
      severities: isSet('warning-policy') ? own.severities : { ...severitiesOf(table), ...own.severities },
    });
  },
  check: ({ config }, table) => unusedKeys(config, table),
};

/** Settings from the table for keys that `[build-book.check]` does not set. */
function withTable(check: CheckConfig, table: LinkcheckTable, isSet: IsSet): CheckConfig {
  const userAgent = check.userAgent ?? table.userAgent;
  return {
    ...check,
    external: isSet('check', 'external') ? check.external : table.followWebLinks,
    exclude: [...check.exclude, ...table.exclude],
    cacheAge: isSet('check', 'cache-age') ? check.cacheAge : table.cacheTimeout,
    httpHeaders: { ...table.httpHeaders, ...check.httpHeaders },
    ...(userAgent === undefined ? {} : { userAgent }),
  };
}

// What mdbook-linkcheck checks. It doesn't check fragments, and only undefined references are warnings.
const CHECKED: readonly DiagnosticCode[] = [
  'link/no-such-page',
  'link/not-in-summary',
  'link/no-such-file',
  'link/outside-book',
  'link/without-md',
  'reference/undefined',
];

/** Severities from `warning-policy` for these checks; none for `warn`. */
function severitiesOf({ warningPolicy }: LinkcheckTable): BuildBookConfig['severities'] {
  if (warningPolicy === 'ignore') return { 'reference/undefined': 'ignore' };
  if (warningPolicy === 'warn') return {};
  return Object.fromEntries(CHECKED.map((code): [DiagnosticCode, Severity] => [code, 'error']));
}

function unusedKeys({ buildBook, tables }: Config, table: LinkcheckTable): readonly Diagnostic[] {
  if (!table.latexSupport || buildBook.math !== 'off') return [];
  const name = ['linkcheck2', 'linkcheck'].find((each) => Object.hasOwn(tables.output, each));
  const key = `${name === undefined ? 'preprocessor.linkcheck' : `output.${name}`}.latex-support`;
  const reason = 'links in formulas are only ignored if `build-book.math` is `"katex"`';
  return [diagnose('config/no-effect', { key, reason })];
}
