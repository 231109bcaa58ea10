// Turns off everything in a restricted book that would run its own code or reveal secrets of the machine.
import { type Outcome, diagnose } from '../../core/diagnostic.ts';
import type { Config, PlainTable, PlainValue } from './config.ts';
import { withBuildBook } from './config-plugin.ts';

/** The settings without them; one warning for each that had been set. */
export function restrictConfig(config: Config): Outcome<Config> {
  const refusals = [...programRefusals(config), ...settingRefusals(config)];
  const { buildBook: own, outputs, preprocessors } = config;
  // A native table runs nothing. Tables stay in the lists, since their number decides where the site is written.
  const native = <Table extends { readonly native: boolean }>(table: Table): Table => ({
    ...table,
    native: true,
  });
  const value = withBuildBook(
    { ...config, outputs: outputs.map(native), preprocessors: preprocessors.map(native) },
    {
      lastChanged: false,
      feed: undefined,
      drawnImage: undefined,
      versions: undefined,
      check: { ...own.check, external: false, httpHeaders: {} },
    },
  );
  return {
    value,
    diagnostics: refusals.map(({ key, what }) => diagnose('program/restricted', { key, what })),
  };
}

interface Refusal {
  /** As the book writes it. */
  readonly key: string;
  /** Completes «`restrict` doesn’t let a book …». */
  readonly what: string;
}

/** Preprocessors and renderers that build-book doesn't replace. */
const programRefusals = ({ preprocessors, outputs }: Config): readonly Refusal[] => [
  ...preprocessors
    .filter(({ native }) => !native)
    .map(({ name, module }) => ({
      key: `preprocessor.${name}`,
      what: module === undefined ? 'run programs' : 'run its own modules',
    })),
  ...outputs
    .filter(({ native }) => !native)
    .map(({ name }) => ({ key: `output.${name}`, what: 'run programs' })),
];

function settingRefusals({ buildBook: own, tables }: Config): readonly Refusal[] {
  const key = (isSet: boolean, what: string, ...keys: readonly string[]): readonly Refusal[] => {
    const written = keys.find((each) => isWritten(tables, each)) ?? keys[0];
    return isSet && written !== undefined ? [{ key: written, what }] : [];
  };
  const { check } = own;
  return [
    ...key(own.lastChanged, 'run Git', 'build-book.last-changed', 'preprocessor.last-changed'),
    ...key(own.feed !== undefined, 'run Git', 'build-book.feed'),
    ...key(own.versions !== undefined, 'run Git', 'build-book.versions'),
    ...key(own.drawnImage !== undefined, 'choose a drawing library', 'build-book.drawn-image'),
    ...key(check.external, 'ask other sites', 'build-book.check.external', ...LINK_CHECKERS),
    ...key(
      Object.keys(check.httpHeaders).length > 0,
      'read environment variables',
      'build-book.check.http-headers',
      ...LINK_CHECKERS.map((table) => `${table}.http-headers`),
    ),
    ...key(
      isWritten(tables, USE_ENV) && valueIn(tables, USE_ENV) === true,
      'read environment variables',
      USE_ENV,
    ),
  ];
}

const LINK_CHECKERS: readonly string[] = ['output.linkcheck', 'output.linkcheck2'];
const USE_ENV = 'preprocessor.variables.use-env';

const isWritten = (tables: Config['tables'], key: string): boolean => valueIn(tables, key) !== undefined;

/** The value in one of mdBook's tables; those of `[build-book]` are not among them. */
function valueIn(tables: Config['tables'], key: string): PlainValue | undefined {
  let value: PlainValue | undefined = tables as unknown as PlainTable;
  for (const name of key.split('.')) {
    if (typeof value !== 'object' || !Object.hasOwn(value, name)) return undefined;
    value = (value as PlainTable)[name];
  }
  return value;
}
