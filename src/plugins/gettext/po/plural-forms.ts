// The field `Plural-Forms` of a language, as GNU gettext’s msginit writes it.
import { languageChain } from '../../../core/language-tag.ts';

const SLAVIC =
  'nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);';

/** Languages by their formula. */
const FORMULAS: readonly (readonly [languages: string, formula: string])[] = [
  ['id ja ka km ko lo ms my th vi zh', 'nplurals=1; plural=0;'],
  [
    'af az bg bn ca da de el en eo es et eu fi fo gl gu he hu it kn ml mn mr nb ne nl nn no pa pt sq sv sw ta te ur',
    'nplurals=2; plural=(n != 1);',
  ],
  ['fa fr hi hy kk ky pt-BR tr uz', 'nplurals=2; plural=(n > 1);'],
  ['be bs hr ru sr uk', SLAVIC],
  ['pl', 'nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);'],
  ['cs sk', 'nplurals=3; plural=(n==1) ? 0 : (n>=2 && n<=4) ? 1 : 2;'],
  ['lt', 'nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && (n%100<10 || n%100>=20) ? 1 : 2);'],
  ['lv', 'nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2);'],
  ['ro', 'nplurals=3; plural=(n==1 ? 0 : (n==0 || (n%100 > 0 && n%100 < 20)) ? 1 : 2);'],
  ['sl', 'nplurals=4; plural=(n%100==1 ? 0 : n%100==2 ? 1 : n%100==3 || n%100==4 ? 2 : 3);'],
  ['is mk', 'nplurals=2; plural=(n%10!=1 || n%100==11);'],
  ['ga', 'nplurals=3; plural=n==1 ? 0 : n==2 ? 1 : 2;'],
  [
    'ar',
    'nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);',
  ],
];

/** That of most languages for one that isn't in the table: programs need the field even if no message has a plural. */
export function pluralForms(language: string): string {
  for (const tag of languageChain(language)) {
    const found = FORMULAS.find(([languages]) => languages.split(' ').includes(tag));
    if (found !== undefined) return found[1];
  }
  return 'nplurals=2; plural=(n != 1);';
}
