// A book with two tags and a working tree, in languages that change from one to the next.
import type { Repository } from './git-repository.ts';
import type { Files } from './temp-folder.ts';

const settings = (languages: string, more: string): string => `[book]
title = "Boats"
language = "en"
[output.html]
site-url = "https://example.com/boats/"
${languages}
[build-book.versions]
refs = ["v*"]
${more}`;

const french = '[build-book.languages.fr]\ntitle = "Bateaux"';

/** 1.0 in English, French and German; 2.0 in English, French and Arabic. `old.md` and `de` go with 2.0, and `new.md` comes. */
export const firstVersion = (more = ''): Files => ({
  '.gitignore': 'book\n',
  'book.toml': settings(`${french}\n[build-book.languages.de]\ntitle = "Boote"`, more),
  'src/SUMMARY.md':
    '- [Start](README.md)\n- [Old](old.md)\n- [Part](part/README.md)\n  - [Deep](part/deep.md)\n',
  'src/README.md': '# Start\n\nOne.\n',
  'src/old.md': '# Old\n\nOld.\n',
  'src/part/README.md': '# Part\n\nPart.\n',
  'src/part/deep.md': '# Deep\n\nDeep.\n',
  'src/fr/SUMMARY.md': '- [Début](README.md)\n- [Ancien](old.md)\n- [Partie](part/README.md)\n',
  'src/fr/README.md': '# Début\n\nUn.\n',
  'src/fr/part/README.md': '# Partie\n\nPartie.\n',
  'src/de/SUMMARY.md': '- [Start](README.md)\n- [Alt](old.md)\n',
  'src/de/README.md': '# Start\n\nEins.\n',
  'src/de/old.md': '# Alt\n\nAlt.\n',
});

/** Commits 2.0 and then a change that isn't released. */
export function laterVersions({ commit }: Pick<Repository, 'commit'>, more = ''): void {
  commit(
    {
      'book.toml': settings(`${french}\n[build-book.languages.ar]\ntitle = "قوارب"`, more),
      'src/SUMMARY.md': '- [Start](README.md)\n- [New](new.md)\n- [Part](part/README.md)\n',
      'src/new.md': '# New\n\nNew.\n',
      'src/old.md': undefined,
      'src/part/deep.md': undefined,
      'src/fr/SUMMARY.md': '- [Début](README.md)\n- [Nouveau](new.md)\n- [Partie](part/README.md)\n',
      'src/de/SUMMARY.md': undefined,
      'src/de/README.md': undefined,
      'src/de/old.md': undefined,
      'src/ar/SUMMARY.md': '- [البداية](README.md)\n- [جديد](new.md)\n',
      'src/ar/README.md': '# البداية\n\nواحد.\n',
      'src/ar/new.md': '# جديد\n\nجديد.\n',
    },
    'v2.0',
  );
  commit({ 'src/fr/new.md': '# Nouveau\n\nNouveau.\n', 'src/README.md': '# Start\n\nNot released.\n' });
}
