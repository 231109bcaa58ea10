import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { colorSheet } from '../../../src/emit/theme/color-sheets.ts';
import { builtinFolder } from '../../emit/theme/folder.ts';
import { tokenClasses } from '../../../src/scan/highlight/token-classes.ts';

const css = (colorSheet('css/highlight.css', { builtin: builtinFolder }) ?? '').replace(/\/\*.*?\*\//gs, '');

/** What a rule declares; `selector` is one of its selectors as written, `at` the media query around it. */
interface Rule {
  readonly selectors: readonly string[];
  readonly at: string;
  readonly declared: Readonly<Record<string, string>>;
}

const rules: readonly Rule[] = [
  ...css.matchAll(/(@media[^{]*)\{((?:[^{}]*\{[^{}]*\})*)\s*\}|([^{}@]+)\{([^{}]*)\}/g),
].flatMap(([, at, inner, selectors, body]) =>
  at === undefined
    ? [ruleOf('', selectors ?? '', body ?? '')]
    : [...(inner ?? '').matchAll(/([^{}]+)\{([^{}]*)\}/g)].map((rule) =>
        ruleOf(at.trim(), rule[1] ?? '', rule[2] ?? ''),
      ),
);

function ruleOf(at: string, selectors: string, body: string): Rule {
  const pairs = body.split(';').map((line) => line.split(':').map((part) => part.trim()));
  return {
    at,
    selectors: selectors.split(',').map((selector) => selector.trim()),
    declared: Object.fromEntries(pairs.flatMap(([name, value]) => (name && value ? [[name, value]] : []))),
  };
}

const paletteOf = (selector: string, at = ''): Readonly<Record<string, string>> =>
  Object.fromEntries(
    rules
      .filter((rule) => rule.at === at && rule.selectors.includes(selector))
      .flatMap((rule) => Object.entries(rule.declared)),
  );

const palettes = {
  light: paletteOf('.light'),
  rust: paletteOf('.rust'),
  coal: paletteOf('.coal'),
  navy: paletteOf('.navy'),
  ayu: paletteOf('.ayu'),
  'no script': paletteOf('html:not(.js)'),
  'no script, dark': paletteOf('html:not(.js)', '@media (prefers-color-scheme: dark)'),
  print: paletteOf('html:root', '@media print'),
};

/** WCAG 2.2, "relative luminance" and "contrast ratio". */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = (/^#(..)(..)(..)$/.exec(color) ?? []).slice(1).map((hex) => {
    const part = Number.parseInt(hex, 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

test('the contrast formula gives WCAG’s reference values', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

describe.each(Object.entries(palettes))('the highlighting theme %s', (_, palette) => {
  const background = palette['--code-bg'] ?? '';

  test('has a background, a text color and the same variables as the other themes', () => {
    expect(background).toMatch(/^#[0-9a-f]{6}$/);
    expect(Object.keys(palette).sort()).toEqual(Object.keys(palettes.light).sort());
  });

  test('gives every token class a contrast of at least 4.5 on the code background', () => {
    const classes = tokenClasses.filter((name) => name !== '');
    const weak = classes.filter((name) => {
      const value = rules.find((rule) => rule.selectors.includes(`.${name}`) && rule.declared['color'])
        ?.declared['color'];
      const color = palette[/^var\((.*)\)$/.exec(value ?? '')?.[1] ?? ''];
      return color === undefined || contrast(color, background) < 4.5;
    });
    expect(weak).toEqual([]);
    expect(contrast(palette['--code-fg'] ?? '', background)).toBeGreaterThanOrEqual(7);
  });
});

test('without JavaScript, code has the colors of light, or of navy if the system is dark', () => {
  expect(palettes['no script']).toEqual(palettes.light);
  expect(palettes['no script, dark']).toEqual(palettes.navy);
  expect(palettes.print).toEqual(palettes.light);
});

test('no class has a color that no token uses', () => {
  const colored = rules.flatMap(({ selectors }) => selectors.filter((one) => one.startsWith('.hljs-')));
  expect(colored.filter((one) => !tokenClasses.includes(one.slice(1)))).toEqual([]);
});

test('the highlighting style sheet is smaller than 2.5 kB compressed', () => {
  expect(gzipSync(css).length).toBeLessThan(2500);
});
