// Decides whether output is colored.
import { type Paint, plainPaint } from '../report/severity-colors.ts';
import type { Terminal } from './terminal.ts';

/** `--color` and `--no-color`; `auto` without them. */
export type ColorChoice = 'always' | 'never' | 'auto';

/**
 * The colors for the error stream, which diagnostics are written to. The command line wins, then `NO_COLOR`
 * (https://no-color.org), then `FORCE_COLOR` (0 and false turn colors off), then whether the terminal supports colors.
 */
export async function paintFor(terminal: Terminal, choice: ColorChoice): Promise<Paint> {
  if (!usesColor(terminal, choice)) return plainPaint;
  const { default: picocolors } = await import('picocolors');
  return picocolors.createColors(true);
}

/** See {@link paintFor}. */
export function usesColor({ environment, err }: Terminal, choice: ColorChoice): boolean {
  if (choice !== 'auto') return choice === 'always';
  if ((environment['NO_COLOR'] ?? '') !== '') return false;
  const forced = environment['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return err.isTerminal && environment['TERM'] !== 'dumb';
}
