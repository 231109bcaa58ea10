// A book's folder -> what of it is of no use any more: tables and files of plugins, unchanged theme files, commands that call mdBook.
import type { Config } from '../../read/config/config.ts';
import { pluginOf } from '../../read/config/plugin-files.ts';
import type { BookPath } from '../../core/path.ts';
import type { Removable } from './finding.ts';
import { isMdbookDefault } from './mdbook-defaults.ts';

export interface BookFolder {
  readonly config: Config;
  /** Every file of the folder that may be somebody's work, dotfiles of CI included, sorted. */
  readonly files: readonly BookPath[];
  readonly textOf: (path: BookPath) => string | undefined;
  readonly bytesOf: (path: BookPath) => Uint8Array | undefined;
}

export const removables = (folder: BookFolder): readonly Removable[] => [
  ...pluginTables(folder.config),
  ...pluginFiles(folder.config),
  ...themeCopies(folder),
  ...scripts(folder),
];

/** Their tables hold settings, so only the program is of no use. These have none, and what they ask for is always done. */
const ALWAYS_DONE: readonly string[] = ['pagetoc', 'alerts', 'linkcheck'];

const pluginTables = ({ preprocessors, outputs }: Config): readonly Removable[] => [
  ...preprocessors.flatMap(({ name, native, command }): Removable[] => {
    if (!native || ['links', 'index'].includes(name)) return [];
    const table = `[preprocessor.${name}]`;
    if (ALWAYS_DONE.includes(name)) return [{ what: table, why: 'what it asks for is always done' }];
    const program = `the program \`mdbook-${name}\``;
    return [
      { what: program, why: `build-book does its work; keep \`${table}\`, which holds its settings` },
      ...(command === undefined ? [] : [{ what: `\`command\` in \`${table}\``, why: 'no program is run' }]),
    ];
  }),
  ...outputs
    .filter(({ name }) => name.startsWith('linkcheck'))
    .map(({ name }) => ({
      what: `the program \`mdbook-${name}\``,
      why: `\`build-book check\` does its work; \`[output.${name}]\` holds settings of it`,
    })),
];

function pluginFiles(config: Config): readonly Removable[] {
  const { html } = config;
  return [...html.additionalCss, ...html.additionalJs].flatMap((file): Removable[] => {
    const plugin = pluginOf(file, config);
    if (plugin === undefined) return [];
    const why = `belongs to mdbook-${plugin}; take it out of \`additional-css\` or \`-js\` too`;
    return [{ what: file, why, file }];
  });
}

function themeCopies({ config, files, bytesOf }: BookFolder): readonly Removable[] {
  const theme = config.html.theme ?? 'theme';
  return files
    .filter((file) => file.startsWith(`${theme}/`))
    .flatMap((file): Removable[] => {
      const bytes = bytesOf(file);
      if (bytes === undefined || !isMdbookDefault(file, bytes)) return [];
      return [{ what: file, why: 'is mdBook’s own, unchanged; without it the page is build-book’s', file }];
    });
}

/** Where commands are written that others run. */
const SCRIPTS =
  /^(?:\.github\/workflows\/[^/]+\.ya?ml|\.gitlab-ci\.yml|\.travis\.yml|\.circleci\/config\.yml|[Jj]ustfile|[Mm]akefile|package\.json|netlify\.toml|vercel\.json|(?:[^/]+\/)?[^/]+\.(?:sh|ps1))$/;

const CALLS: readonly (readonly [pattern: RegExp, why: string])[] = [
  [
    /(?:cargo[\w +-]*install|cargo-binstall|brew install|taiki-e\/install-action|tool:)[^\n#]*\bmdbook\b[\w@. -]*/,
    'nothing of it has to be installed: `npx build-book` is all',
  ],
  [
    /(?:actions-mdbook|mdBook\/releases\/download)[^\s"']*/,
    'nothing of it has to be installed: `npx build-book` is all',
  ],
  [/\bmdbook +(?:build|serve|watch|test|clean)\b/, 'write `npx build-book` and the same command'],
];

function scripts({ files, textOf }: BookFolder): readonly Removable[] {
  return files
    .filter((file) => SCRIPTS.test(file))
    .flatMap((file) => {
      const text = textOf(file) ?? '';
      return CALLS.flatMap(([pattern, why]) =>
        [...text.matchAll(new RegExp(pattern, 'g'))].map(({ 0: found, index: start }): Removable => {
          const what = found.trim();
          return { what: `\`${what}\``, why, file, at: { file, span: { start, end: start + what.length } } };
        }),
      );
    });
}
