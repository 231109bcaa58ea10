// book.toml, the environment and the session's mode -> Config.
import type { Config } from '../config/config.ts';
import { type ConfigOutcome, parseConfig } from '../config/parse-config.ts';
import { bookPath } from '../core/path.ts';
import { summaryTitle } from '../summary/parse-summary.ts';
import type { BookFiles } from './book-files.ts';
import type { SessionOptions } from './session.ts';

/** The settings of a session's book. */
export function readConfig(
  { environment, mode }: Pick<SessionOptions, 'environment' | 'mode'>,
  files: BookFiles,
): ConfigOutcome {
  const source = files.read(bookPath('book.toml'));
  // Else an edit of a style sheet would change its name, and with it every page.
  const overrides = mode === 'serve' ? { hashFiles: false } : {};
  const read = parseConfig({
    source,
    environment,
    overrides,
    exists: files.exists,
  });
  return source.kind === 'file' ? read : { ...read, value: titledBySummary(read.value, files) };
}

/** A book without a book.toml has its title where every reader of its SUMMARY.md sees it. */
function titledBySummary(config: Config, files: BookFiles): Config {
  if (config.book.title !== undefined) return config;
  const summary = files.read(bookPath(`${config.book.src}/SUMMARY.md`.replace(/^\//, '')));
  const title = summary.kind === 'file' ? summaryTitle(summary.text) : undefined;
  return title === undefined ? config : { ...config, book: { ...config.book, title } };
}
