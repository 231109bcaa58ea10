// The options that every command accepts, and how their values are read.
import { type ReportFormat, reportFormats } from '../report/render-report.ts';
import type { CommandOption, OptionValues, SharedOptions } from './command.ts';
import type { ColorChoice } from './color-support.ts';

/** In the order of the help. */
export const sharedOptions: readonly CommandOption[] = [
  { name: 'quiet', short: 'q', summary: 'print only errors and warnings' },
  { name: 'json', summary: 'print the report as JSON, like `--format json`' },
  { name: 'format', value: 'FORMAT', choices: reportFormats, summary: 'the format of the report' },
  { name: 'warnings-as-errors', aliases: ['strict'], summary: 'exit with 1 if there are warnings' },
  { name: 'allow-errors', summary: 'exit with 0 even if the book has errors' },
  { name: 'no-cache', summary: 'don’t read or write the cache' },
  { name: 'color', aliases: ['colour'], summary: 'use colors even if the output isn’t a terminal' },
  { name: 'no-color', aliases: ['no-colour'], summary: 'don’t use colors' },
];

/** The values of {@link sharedOptions}; an empty map gives their defaults. */
export const sharedValues = (options: OptionValues): SharedOptions => ({
  quiet: options.has('quiet'),
  format: options.has('json') ? 'json' : formatNamed(options.get('format')),
  warningsAsErrors: options.has('warnings-as-errors'),
  allowErrors: options.has('allow-errors'),
  cache: options.has('no-cache') ? 'none' : 'disk',
});

/** `--no-color` wins if both are given. */
export const colorChoice = (options: OptionValues): ColorChoice => {
  if (options.has('no-color')) return 'never';
  return options.has('color') ? 'always' : 'auto';
};

const formatNamed = (name: string | undefined): ReportFormat =>
  reportFormats.find((format) => format === name) ?? 'human';
