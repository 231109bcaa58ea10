// The options that every command accepts, and how their values are read.
import { type ReportFormat, reportFormats } from '../report/render-report.ts';
import type { CommandOption, OptionValues, SharedOptions } from './command.ts';
import type { ColorChoice } from './color-support.ts';

/** In the order of the help. */
export const sharedOptions: readonly CommandOption[] = [
  { name: 'quiet', short: 'q', summary: 'print nothing but errors and warnings' },
  { name: 'json', summary: 'report in JSON, the same as `--format json`' },
  { name: 'format', value: 'FORMAT', choices: reportFormats, summary: 'how to report what was found' },
  { name: 'warnings-as-errors', aliases: ['strict'], summary: 'let warnings fail the command too' },
  { name: 'allow-errors', summary: 'succeed although the book has errors' },
  { name: 'no-cache', summary: 'do everything again, and keep nothing for the next time' },
  { name: 'color', aliases: ['colour'], summary: 'use colours even where it is no terminal' },
  { name: 'no-color', aliases: ['no-colour'], summary: 'use no colours' },
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
