// The built-in outputs, one line each. Any other `[output.NAME]` table runs a program.
import type { Config, OutputTable } from '../../read/config/config.ts';
import { noKeys } from '../../read/config/keys/plugin-table.ts';
import { epubKeys } from '../epub/epub-options.ts';
import { pdfKeys } from '../pdf/pdf-options.ts';
import type { BuiltInOutput, Output } from './output.ts';

export const builtInOutputs: readonly BuiltInOutput[] = [
  {
    name: 'epub',
    tables: ['output.epub'],
    keys: epubKeys,
    about: 'Writes the book as an EPUB, for e-readers.',
    load: async () => (await import('./epub-output.ts')).epubOutput,
  },
  {
    name: 'markdown',
    tables: ['output.markdown'],
    keys: noKeys,
    about: 'Writes each chapter as Markdown, after all preprocessors.',
    load: async () => (await import('./markdown-output.ts')).markdownOutput,
  },
  {
    name: 'pdf',
    tables: ['output.pdf'],
    keys: pdfKeys,
    about: 'Writes the book as a PDF, for print and screen.',
    load: async () => (await import('./pdf-output.ts')).pdfOutput,
  },
];

/** The site, which `serve` shows too. Its keys are settings of the whole book: see `read/config/html-config.ts`. */
export const SITE = 'html';

/** The output of a table; absent for a table that only configures the site, such as a plugin's. */
export async function outputOf({ name, native }: OutputTable): Promise<Output | undefined> {
  if (!native) return (await import('./program-output.ts')).programOutput;
  if (name === SITE) return (await import('./html-output.ts')).htmlOutput;
  return builtInNamed(name)?.load();
}

const builtInNamed = (name: string): BuiltInOutput | undefined =>
  builtInOutputs.find((output) => output.name === name);

/** True if the site is built: it is declared, or there is no other output. */
export const buildsSite = ({ outputs: tables }: Config): boolean =>
  tables.some(({ name }) => name === SITE) || !tables.some(isOutput);

const isOutput = ({ name, native }: OutputTable): boolean =>
  !native || name === SITE || builtInNamed(name) !== undefined;

/** Tables of all outputs to build: the site first, then the rest by name. */
export function wantedOutputs(config: Config): readonly OutputTable[] {
  const declared = config.outputs.filter(({ name }) => name !== SITE).filter(isOutput);
  return buildsSite(config) ? [siteTable(config), ...declared] : declared;
}

const siteTable = ({ outputs: tables }: Config): OutputTable =>
  tables.find(({ name }) => name === SITE) ?? { name: SITE, optional: false, native: true, options: {} };
