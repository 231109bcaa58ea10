// A book.toml as text -> its settings, and what is wrong with it as lines that a test can compare.
import type { Config } from '../../../src/read/config/config.ts';
import { type ConfigInput, type ConfigOutcome, parseConfig } from '../../../src/read/config/parse-config.ts';
import { builtInTables } from '../../../src/plugins/plugins.ts';
import { messageOf, severityOf } from '../../../src/core/catalog.ts';
import type { Diagnostic } from '../../../src/core/diagnostic.ts';
import { bookPath } from '../../../src/core/path.ts';

type Around = Partial<Omit<ConfigInput, 'source'>>;

/** The outcome for a book.toml of this text. */
export const readConfig = (text: string, around: Around = {}): ConfigOutcome =>
  parseConfig({
    source: { path: bookPath('book.toml'), text },
    environment: {},
    overrides: {},
    exists: () => false,
    plugins: builtInTables,
    ...around,
  });

/** The outcome without a book.toml, in a folder with these files. */
export const readFolder = (files: readonly string[], around: Around = {}): ConfigOutcome =>
  parseConfig({
    environment: {},
    overrides: {},
    exists: (path) => files.includes(path),
    plugins: builtInTables,
    ...around,
  });

/** The settings alone. */
export const configOf = (text: string, around: Around = {}): Config => readConfig(text, around).value;

/** `warning at |titel|: unknown key ...` for each diagnostic, with the text that it points at. */
export const findingsOf = (text: string, around: Around = {}): readonly string[] =>
  readConfig(text, around).diagnostics.map((diagnostic) => lineOf(diagnostic, text));

const lineOf = (diagnostic: Diagnostic, text: string): string => {
  const { at } = diagnostic;
  const place = at ? ` at |${text.slice(at.span.start, at.span.end)}|` : '';
  return `${severityOf(diagnostic)}${place}: ${messageOf(diagnostic)}`;
};
