// Reads a theme's colors from a style sheet, for images drawn without a browser.

/** The colors of a social card. */
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

/** A literal color, not `var(...)` or `color-mix(...)`. */
const PLAIN = /^(?:#[0-9a-f]{3,8}|[a-z]+|(?:rgb|hsl)a?\([-\d.%,\s]+\))$/i;

/** All colors from the sheet, or all from the fallback if one is missing: a mix might be unreadable. */
export function themeColors(sheet: string, theme: string, fallback: ThemeColors): ThemeColors {
  const colors = colorsIn(sheet, theme);
  const { background, text, accent } = colors;
  return [background, text, accent].every((value) => PLAIN.test(value)) ? colors : fallback;
}

/** A theme's colors as set in the sheet; empty where it doesn't set them. */
export function colorsIn(sheet: string, theme: string): ThemeColors {
  const values = themeVariables(sheet, theme);
  const color = (name: keyof ThemeColors): string => values.get(VARIABLES[name]) ?? '';
  return { background: color('background'), text: color('text'), accent: color('accent') };
}

/** The variables set for the theme's class; the last declaration wins, as in a browser. */
export function themeVariables(sheet: string, theme: string): ReadonlyMap<string, string> {
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
