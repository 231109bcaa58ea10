// The style sheet and the font of formulas: Temml's, and the classes that replace its `style` attributes.
import { readPackageFile } from '../../disk/package-file.ts';
import { styleRules } from './style-classes.ts';

const FONT = 'Temml.woff2';

/** Temml sets `block math` in a `style` attribute. Numbered equations are as wide as the text, so that numbers are at its edge. */
const ownRules = `math.tml-display { display: block; display: block math }
math.tml-display:has(.math-width-100) { inline-size: min(100%, var(--measure)) }
math:has(.math-width-100) > semantics { inline-size: 100% }
@supports not (-moz-appearance: none) {
  math:has(> semantics > .math-parts), math > semantics:has(> .math-parts) { max-inline-size: 100% }
  .math-parts { display: flex; flex-wrap: wrap; align-items: baseline }
}
mtd:has(> .tml-eqn, > .tml-tag) { text-align: right; text-align: -webkit-right }
mtd:first-child:has(> .tml-eqn, > .tml-tag) { text-align: left; text-align: -webkit-left }
`;

const escaped = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

/** Files of the site by name. */
export const mathFiles: Readonly<Record<string, () => Promise<string | Uint8Array>>> = {
  'css/math.css': async () => {
    const sheet = Buffer.from(await readPackageFile('temml/dist/Temml-Local.css')).toString('utf8');
    const own = sheet.replace(`url('${FONT}')`, `url('{{ resource "css/${FONT}" }}')`);
    const valid = own.replace(/"data:[^"]*"/g, (address) => address.replace(/[<>' ]/g, escaped));
    return valid.replace(/\/\*.*?\*\/\s*/gs, '') + ownRules + styleRules;
  },
  [`css/${FONT}`]: () => readPackageFile(`temml/dist/${FONT}`),
};
