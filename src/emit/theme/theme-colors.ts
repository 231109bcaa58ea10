// The style sheet of colours and the name of a theme -> the colours of that theme, for what is drawn without a browser.

/** What a picture needs. */
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

/** Those of the built-in light theme. */
const LIGHT: ThemeColors = { background: '#fff', text: '#1c2026', accent: '#0b57b8' };

/** A colour that says itself what it is: not `var(...)`, nor a mixture. */
const PLAIN = /^(?:#[0-9a-f]{3,8}|[a-z]+|(?:rgb|hsl)a?\([-\d.%,\s]+\))$/i;

/** All from the theme's own rules, or all of the light theme's where one is missing: mixed they might not be readable. */
export function themeColors(sheet: string, theme: string): ThemeColors {
  const values = variablesOf(sheet, theme);
  const color = (name: keyof ThemeColors): string => values.get(VARIABLES[name]) ?? '';
  const colors = { background: color('background'), text: color('text'), accent: color('accent') };
  return Object.values(colors).every((value) => PLAIN.test(value)) ? colors : LIGHT;
}

/** What the rules for the theme's class set; of several the last counts, as in a browser. */
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
