// How a book's templates are split and where they are, from `[output.xgettext]`.
import { posix } from 'node:path';
import type { Config } from '../../../read/config/config.ts';
import { catalogFolder } from '../gettext.ts';
import type { TemplateOptions } from './book-templates.ts';

/** The paths of several templates are in a folder of their own, `po/messages`. */
export function templateOptions(config: Pick<Config, 'outputs' | 'plugins'>): TemplateOptions & {
  /** The folder of the templates, relative to the book's root. */
  readonly folder: string;
} {
  const options = config.outputs.find(({ name }) => name === 'xgettext')?.options ?? {};
  const depth = amountIn(options['depth']) ?? 0;
  const file = options['pot-file'];
  const folder = catalogFolder(config);
  return {
    depth,
    granularity: amountIn(options['granularity']) ?? 1,
    file: typeof file === 'string' && file !== '' ? file : 'messages.pot',
    folder: depth === 0 ? folder : posix.join(folder, 'messages'),
  };
}

/** mdBook reads settings from the environment as text. */
function amountIn(value: unknown): number | undefined {
  const amount = typeof value === 'string' ? Number(value) : value;
  return typeof amount === 'number' && Number.isInteger(amount) && amount >= 0 ? amount : undefined;
}
