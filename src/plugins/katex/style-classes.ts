// Replaces the `style` attributes of formulas with classes, because a content security policy may forbid them.
import type { MathNode } from './math-node.ts';

/** The values that Temml sets, by property. All others depend on the formula, such as the height of a gap. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  'padding-left': ['0', '0.4em', '1em', '5.9776pt'],
  'padding-right': ['0', '0.4em', '1em', '5.9776pt'],
  padding: ['0', '0.3em', '3pt'],
  width: ['7.5%', '50%', '100%'],
  ...Object.fromEntries(
    ['top', 'right', 'bottom', 'left'].map((side) => [
      `border-${side}`,
      ['0.06em solid', '0.06em dashed', '0.15em double'],
    ]),
  ),
  border: ['1px solid'],
  'font-weight': ['bold'],
  'margin-left': ['-0.1667em', '-0.2222em', '-0.2778em'],
  'math-depth': ['0', '1', '2'],
  'text-align': ['left'],
};

const classOf = (property: string, value: string): string =>
  `math-${property}-${value.replace('%', '').replace(/[ .]/g, '-')}`;

/** The rules of all classes. They win over other rules for formulas, as `style` attributes would. */
export const styleRules: string = Object.entries(VALUES)
  .flatMap(([property, values]) =>
    values.map((value) => {
      const selector = `.${classOf(property, value)}`;
      return `math ${selector}${selector} { ${property}: ${value} }\n`;
    }),
  )
  .join('');

/** Replaces the styles of a node and its descendants. Values without a class stay in `style`. */
export function replaceStyles({ attributes, classes, style, children }: MathNode): void {
  if (attributes && classes && style) {
    for (const [key, value] of Object.entries(style)) {
      const property = key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      if (isStyle(property, value)) {
        const text = String(value)
          .trim()
          .replace(/^0(?:em|pt)$/, '0');
        if (property === 'color') attributes['mathcolor'] = text;
        else if (hasClass(property, text)) classes.push(classOf(property, text));
        else continue;
      }
      Reflect.deleteProperty(style, key);
    }
    const [, property = '', text = ''] = /^([\w-]+): ?([\w-]+);?$/.exec(attributes['style'] ?? '') ?? [];
    if (hasClass(property, text)) {
      classes.push(classOf(property, text));
      Reflect.deleteProperty(attributes, 'style');
    }
  }
  children?.forEach(replaceStyles);
}

/** False for Temml's bookkeeping and for what the style sheet sets. */
const isStyle = (property: string, value: unknown): boolean =>
  property === 'math-depth' || (typeof value === 'string' && value !== '' && property !== 'display');

const hasClass = (property: string, value: string): boolean => VALUES[property]?.includes(value) === true;
