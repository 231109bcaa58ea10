// Decides whether the error stream is a terminal that shows hyperlinks (OSC 8).
import type { Environment } from '../core/build-mode.ts';
import type { Terminal } from './terminal.ts';

/**
 * `FORCE_HYPERLINK` wins (0 and false turn hyperlinks off), as in the package supports-hyperlinks. Otherwise only
 * terminals that are known to support them get them, since others may print the URL as text: see
 * https://github.com/Alhadis/OSC8-Adoption. The CI services whose logs are terminals don't.
 */
export function supportsHyperlinks({ environment, err }: Pick<Terminal, 'environment' | 'err'>): boolean {
  const forced = environment['FORCE_HYPERLINK'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  const isPlain =
    !err.isTerminal ||
    isSet(environment, 'CI') ||
    isSet(environment, 'NO_COLOR') ||
    environment['TERM'] === 'dumb';
  return !isPlain && isKnown(environment);
}

const isSet = (environment: Environment, name: string): boolean => (environment[name] ?? '') !== '';

/** Values of `TERM_PROGRAM`, and parts of `TERM`. */
const programs: ReadonlySet<string> = new Set([
  'iTerm.app',
  'WezTerm',
  'vscode',
  'ghostty',
  'Hyper',
  'zed',
  'mintty',
  'rio',
]);
const kinds = /kitty|alacritty|foot|ghostty|wezterm|contour/;

function isKnown(environment: Environment): boolean {
  const { TERM = '', TERM_PROGRAM = '', VTE_VERSION = '' } = environment;
  // GNOME Terminal and others with VTE 0.50 or later; 0.50.0 itself crashes.
  if (/^\d+$/.test(VTE_VERSION)) return Number(VTE_VERSION) > 5000;
  return (
    programs.has(TERM_PROGRAM) ||
    kinds.test(TERM) ||
    ['WT_SESSION', 'KONSOLE_VERSION', 'DOMTERM'].some((name) => isSet(environment, name))
  );
}
