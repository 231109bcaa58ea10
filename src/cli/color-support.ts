// What was asked for and where it goes -> colours or none.
import { type Paint, plainPaint } from '../report/severity-colors.ts';
import type { Terminal } from './terminal.ts';

/** `--color` and `--no-color`; `auto` without them. */
export type ColourWish = 'always' | 'never' | 'auto';

/**
 * The colours for the error stream, where diagnostics go. The command line decides, then `NO_COLOR`
 * (https://no-color.org), then `FORCE_COLOR` (0 and false mean none), then whether it is a terminal that knows colours.
 */
export async function paintFor(terminal: Terminal, wish: ColourWish): Promise<Paint> {
  if (!isColoured(terminal, wish)) return plainPaint;
  const { default: picocolors } = await import('picocolors');
  return picocolors.createColors(true);
}

/** See {@link paintFor}. */
export function isColoured({ environment, err }: Terminal, wish: ColourWish): boolean {
  if (wish !== 'auto') return wish === 'always';
  if ((environment['NO_COLOR'] ?? '') !== '') return false;
  const forced = environment['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return err.isTerminal && environment['TERM'] !== 'dumb';
}
