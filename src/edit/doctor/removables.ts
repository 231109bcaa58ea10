// Finds what is obsolete in a book's folder: tables and files of plugins, unmodified theme files, calls of mdBook.
import type { Config } from '../../read/config/config.ts';
import { type ConfigPlugin, tablesIn } from '../../read/config/config-plugin.ts';
import { pluginOf } from '../../read/config/plugin-files.ts';
import { type BookPath, bookPath } from '../../core/path.ts';
import type { Removable } from './finding.ts';
import { isMdbookDefault } from './mdbook-defaults.ts';
import { neededPrograms } from './plugin-needs.ts';

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
function preprocessorTables({ config, plugins, textOf }: BookFolder): readonly Removable[] {
  // A GitBook book gets tables that its author didn't write.
  if (textOf(bookPath('book.toml')) === undefined) return [];
  const byName = tablesIn('preprocessor', plugins);
  return config.preprocessors.flatMap(({ name, native, command }): Removable[] => {
    const plugin = byName.get(name);
    if (!native || plugin === undefined) return [];
    const table = `[preprocessor.${name}]`;
    if (plugin.replaces?.table) return [{ what: table, why: 'build-book always does this' }];
    const program = `the program \`mdbook-${name}\``;
    return [
      { what: program, why: `built into build-book; keep \`${table}\`, which contains its settings` },
      ...(command === undefined
        ? []
        : [{ what: `\`command\` in \`${table}\``, why: 'build-book doesn’t run the program' }]),
    ];
  });
}

function outputTables({ config, plugins }: BookFolder): readonly Removable[] {
  const byName = tablesIn('output', plugins);
  return config.outputs.flatMap(({ name }): Removable[] => {
    const plugin = byName.get(name);
    if (plugin === undefined) return [];
    const by = plugin.replaces?.by ?? 'build-book';
    const why = `\`${by}\` replaces it; keep \`[output.${name}]\`, which contains its settings`;
    return [{ what: `the program \`mdbook-${name}\``, why }];
  });
}

function pluginFiles({ config, plugins }: BookFolder): readonly Removable[] {
  const { html } = config;
  return [...html.additionalCss, ...html.additionalJs].flatMap((file): Removable[] => {
    const plugin = pluginOf(file, config, plugins);
    if (plugin === undefined) return [];
    const why = `belongs to mdbook-${plugin}; also remove it from \`additional-css\` or \`additional-js\``;
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
      return [
        {
          what: file,
          why: 'is an unchanged copy of mdBook’s file; without it, build-book’s own is used',
          file,
        },
      ];
    });
}

/** Files that contain commands. */
const SCRIPTS =
  /^(?:\.github\/workflows\/[^/]+\.ya?ml|\.gitlab-ci\.yml|\.travis\.yml|\.circleci\/config\.yml|[Jj]ustfile|[Mm]akefile|package\.json|netlify\.toml|vercel\.json|(?:[^/]+\/)?[^/]+\.(?:sh|ps1))$/;

const ONLY = 'you only need `npx build-book`';

const CALLS: readonly (readonly [pattern: RegExp, why: string])[] = [
  [
    /(?:cargo[\w +-]*install|cargo-binstall|brew install|taiki-e\/install-action|tool:)[^\n#]*\bmdbook\b[\w@. -]*/,
    ONLY,
  ],
  [/(?:actions-mdbook|mdBook\/releases\/download)[^\s"']*/, ONLY],
  [/\bmdbook +(?:build|serve|watch|test|clean)\b/, 'write `npx build-book` with the same command'],
];

function scripts({ config, files, textOf }: BookFolder): readonly Removable[] {
  const needed = neededPrograms(config);
  return files
    .filter((file) => SCRIPTS.test(file))
    .flatMap((file) => {
      const text = textOf(file) ?? '';
      return CALLS.flatMap(([pattern, why]) =>
        [...text.matchAll(new RegExp(pattern, 'g'))].flatMap(({ 0: found, index: start }): Removable[] => {
          const what = found.trim();
          const named = what.match(/\bmdbook[\w-]*/g) ?? [];
          const kept = named.filter((program) => needed.has(program));
          if (why === ONLY && named.length > 0 && kept.length === named.length) return [];
          const more = kept.map((program) => ` and \`${program}\``).join('');
          const at = { file, span: { start, end: start + what.length } };
          return [{ what: `\`${what}\``, why: why + more, file, at }];
        }),
      );
    });
}
