// Shows what a command printed on a terminal as an HTML page, in light or dark colors.
import { escapeHtml } from '../../src/core/escape-html.ts';

export type ColorScheme = 'light' | 'dark';

const colors = {
  light: {
    back: '#ffffff',
    text: '#24292f',
    red: '#cf222e',
    yellow: '#9a6700',
    blue: '#0969da',
    cyan: '#1b7c83',
  },
  dark: {
    back: '#1e1f29',
    text: '#e6e6ea',
    red: '#ff7b72',
    yellow: '#e3b341',
    blue: '#79c0ff',
    cyan: '#76e3ea',
  },
} as const;

/** Classes by SGR code (ECMA-48 8.3.117). 22 and 39 end the styles, the others are those that the program uses. */
const classes: Readonly<Record<string, string>> = {
  1: 'bold',
  2: 'dim',
  31: 'red',
  33: 'yellow',
  34: 'blue',
  36: 'cyan',
};

/** The page; its element `main` is the terminal. */
export function terminalPage(command: string, output: string, scheme: ColorScheme): string {
  const { back, text, ...named } = colors[scheme];
  const rules = Object.entries(named).map(([name, color]) => `.${name} { color: ${color} }`);
  return `<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<style>
body { margin: 0; background: ${back} }
main { display: inline-block; box-sizing: border-box; padding: 16px 20px; background: ${back}; color: ${text} }
pre { margin: 0; font: 14px/1.45 'DejaVu Sans Mono', 'Liberation Mono', Menlo, Consolas, monospace }
.bold { font-weight: bold } .dim { opacity: 0.65 } ${rules.join(' ')}
</style>
<main><pre>$ ${escapeHtml(command)}\n${styled(output.trimEnd())}</pre></main>
</html>
`;
}

/** Text with SGR codes as HTML. */
function styled(output: string): string {
  let open: readonly string[] = [];
  const parts = output.split(/\u001b\[(\d+)m/);
  return parts
    .map((part, i) => {
      if (i % 2 === 0) return part === '' ? '' : `<span class="${open.join(' ')}">${escapeHtml(part)}</span>`;
      const isWeight = part === '22';
      const kept = open.filter((name) => (name === 'bold' || name === 'dim') !== isWeight);
      open = classes[part] === undefined ? kept : [...open, classes[part]];
      return '';
    })
    .join('');
}
