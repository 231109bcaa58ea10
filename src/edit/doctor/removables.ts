// Finds what is obsolete in a book's folder: tables and files of plugins, unmodified theme files, calls of mdBook.
import type { Config } from '../../read/config/config.ts';
import { type ConfigPlugin, tablesIn } from '../../read/config/config-plugin.ts';
import { pluginOf } from '../../read/config/plugin-files.ts';
import type { BookPath } from '../../core/path.ts';
import type { Removable } from './finding.ts';
import { isMdbookDefault } from './mdbook-defaults.ts';

export interface BookFolder {
  readonly config: Config;
  readonly plugins: readonly ConfigPlugin[];
  /** Every file in the folder that the author may have written, including dotfiles for CI, sorted. */
  readonly files: readonly BookPath[];
  readonly textOf: (path: BookPath) => string | undefined;
  readonly bytesOf: (path: BookPath) => Uint8Array | undefined;
}

export const removables = (folder: BookFolder): readonly Removable[] => [
  ...preprocessorTables(folder),
  ...outputTables(folder),
  ...pluginFiles(folder),
  ...themeCopies(folder),
  ...scripts(folder),
];

/** Programs, whose tables still contain settings, and tables of plugins that are always on. */
function preprocessorTables({ config, plugins }: BookFolder): readonly Removable[] {
  const byName = tablesIn('preprocessor', plugins);
  return config.preprocessors.flatMap(({ name, native, command }): Removable[] => {
    const plugin = byName.get(name);
    if (!native || plugin === undefined) return [];
    const table = `[preprocessor.${name}]`;
    if (plugin.replaces?.table) return [{ what: table, why: 'what it asks for is always done' }];
    const program = `the program \`mdbook-${name}\``;
    return [
      { what: program, why: `build-book does its work; keep \`${table}\`, which holds its settings` },
      ...(command === undefined ? [] : [{ what: `\`command\` in \`${table}\``, why: 'no program is run' }]),
    ];
  });
}

function outputTables({ config, plugins }: BookFolder): readonly Removable[] {
  const byName = tablesIn('output', plugins);
  return config.outputs.flatMap(({ name }): Removable[] => {
    const plugin = byName.get(name);
    if (plugin === undefined) return [];
    const by = plugin.replaces?.by ?? 'build-book';
    const why = `\`${by}\` does its work; \`[output.${name}]\` holds settings of it`;
    return [{ what: `the program \`mdbook-${name}\``, why }];
  });
}

function pluginFiles({ config, plugins }: BookFolder): readonly Removable[] {
  const { html } = config;
  return [...html.additionalCss, ...html.additionalJs].flatMap((file): Removable[] => {
    const plugin = pluginOf(file, config, plugins);
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

/** Files that contain commands. */
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
