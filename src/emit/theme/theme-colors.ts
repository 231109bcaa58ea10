// A style sheet and the name of a theme -> the theme's colours, for pictures drawn without a browser.

/** The colours of a picture. */
export interface ThemeColors {
  readonly background: string;
  readonly text: string;
  readonly accent: string;
}

const VARIABLES: Readonly<Record<keyof ThemeColors, string>> = {
  background: '--bg',
  text: '--fg',
  accent: '--links',
};

/** A literal colour, not `var(...)` or a mixture. */
const PLAIN = /^(?:#[0-9a-f]{3,8}|[a-z]+|(?:rgb|hsl)a?\([-\d.%,\s]+\))$/i;

/** All of them from the sheet, or all from the fallback if one is missing: a mix might be unreadable. */
export function themeColors(sheet: string, theme: string, fallback: ThemeColors): ThemeColors {
  const colors = colorsIn(sheet, theme);
  const { background, text, accent } = colors;
  return [background, text, accent].every((value) => PLAIN.test(value)) ? colors : fallback;
}

/** The colours of a theme as the sheet sets them; empty where it doesn't. */
export function colorsIn(sheet: string, theme: string): ThemeColors {
  const values = variablesOf(sheet, theme);
  const color = (name: keyof ThemeColors): string => values.get(VARIABLES[name]) ?? '';
  return { background: color('background'), text: color('text'), accent: color('accent') };
}

/** What the rules for the theme's class set; the last one wins, as in a browser. */
function variablesOf(sheet: string, theme: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  const plain = sheet.replace(/\/\*[^]*?\*\//g, '');
  for (const [, selectors = '', body = ''] of plain.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    const isOfTheme = selectors
      .split(',')
      .some((one) => /^(?:html|:root)?\.(.+)$/.exec(one.trim())?.[1] === theme);
    if (!isOfTheme) continue;
    for (const [, name = '', value = ''] of body.matchAll(/(--[\w-]+)\s*:\s*([^;]+)/g)) {
      values.set(name, value.trim());
    }
  }
  return values;
}
