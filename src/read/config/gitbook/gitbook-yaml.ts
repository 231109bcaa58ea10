// Reads `.gitbook.yaml`, the settings of a book that GitBook gets from Git: root, structure and redirects.
import { posix } from 'node:path';
import { type Diagnostic, diagnose, type Location } from '../../../core/diagnostic.ts';
import { bookPath } from '../../../core/path.ts';
import { foundInYaml, parseYaml } from '../../yaml.ts';
import type { GitBookConfig } from '../feature-config.ts';
import type { Setting } from '../input/environment.ts';
import type { ConfigSource } from '../toml/read.ts';
import { type GitBookSettings, folderIn } from './gitbook-json.ts';

type Table = Readonly<Record<string, unknown>>;

interface Found {
  readonly source: ConfigSource;
  readonly diagnostics: Diagnostic[];
}

/** Reads the file over the settings of book.json, which it wins over; never throws. */
export function readGitbookYaml(
  source: ConfigSource,
  { gitbook: before }: { gitbook: GitBookConfig },
): GitBookSettings {
  const file: Found = { source, diagnostics: [] };
  const data = tableIn(file);
  if (data === undefined)
    return { settings: [], gitbook: before, diagnostics: file.diagnostics, fatal: true };
  const structure = tableOf(file, data, 'structure');
  const gitbook: GitBookConfig = {
    ...before,
    readme: textOf(file, structure, 'readme') ?? before.readme,
    summary: textOf(file, structure, 'summary') ?? before.summary,
  };
  const root = textOf(file, data, 'root');
  const settings = redirectsOf(tableOf(file, data, 'redirects'), gitbook, file);
  const unknown = [
    ...Object.keys(data).filter((key) => !['root', 'structure', 'redirects'].includes(key)),
    ...Object.keys(structure).flatMap((key) =>
      ['readme', 'summary'].includes(key) ? [] : [`structure.${key}`],
    ),
  ];
  if (unknown.length > 0) {
    const at = placeOf(source, unknown[0]?.split('.').at(-1) ?? '');
    file.diagnostics.push(diagnose('gitbook/no-effect', { file: source.path, keys: unknown }, at));
  }
  return {
    settings,
    gitbook,
    ...(root === undefined ? {} : { root: folderIn(root) }),
    diagnostics: file.diagnostics,
    fatal: false,
  };
}

function tableIn({ source, diagnostics }: Found): Table | undefined {
  const { path, text } = source;
  // Invisible characters come with text that is copied from a web page, such as GitBook's own documentation.
  const yaml = text.replace(/[\u200b\ufeff]/g, '').replace(/^---[ \t]*$/gm, '');
  const parsed = parseYaml(`${yaml}\n`);
  if (parsed.kind === 'parsed' && (parsed.data !== undefined || yaml.trim() === '')) return parsed.data ?? {};
  const reason = parsed.kind === 'broken' ? parsed.reason : 'the settings must be a mapping, `key: value`';
  const start = Math.min(parsed.kind === 'broken' ? parsed.at : 0, Math.max(0, text.length - 1));
  const at: Location = { file: path, span: { start, end: Math.min(start + 1, text.length) } };
  diagnostics.push(diagnose('gitbook/syntax', { language: 'YAML', reason }, at));
  return undefined;
}

/** Pages by their old addresses, as keys of `output.html.redirect`. */
function redirectsOf(redirects: Table, { readme }: GitBookConfig, file: Found): readonly Setting[] {
  return Object.keys(redirects).flatMap((key): Setting[] => {
    const target = textOf(file, redirects, key);
    const from = key.replace(/^\.?\/+/, '');
    if (target === undefined || from === '') return [];
    const page = /\.html$/i.test(from) ? from : `${from.replace(/\.md$/i, '').replace(/\/+$/, '')}.html`;
    const value = /^[a-z][a-z+.-]*:/i.test(target) ? target : pageFrom(page, target, readme);
    return [{ path: ['output', 'html', 'redirect', `/${page}`], value }];
  });
}

/** The address of a chapter's page, relative to another page. */
function pageFrom(page: string, target: string, readme: string): string {
  const [, path = '', rest = ''] = /^([^#?]*)(.*)$/s.exec(target) ?? [];
  const source = bookPath(path.replace(/^\/+/, ''));
  const isHome = source === bookPath(readme);
  const to = isHome
    ? 'index.html'
    : source.replace(/(^|\/)readme\.md$/i, '$1index.md').replace(/\.md$/i, '.html');
  return posix.relative(posix.dirname(`/${page}`), `/${to}`) + rest;
}

const tableOf = (file: Found, from: Table, key: string): Table => {
  const value = from[key];
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Table;
  if (value !== undefined && value !== null) wrongType(file, key, { expected: 'a mapping', value });
  return {};
};

function textOf(file: Found, from: Table, key: string): string | undefined {
  const value = from[key];
  if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim();
  if (value !== undefined && value !== null) wrongType(file, key, { expected: 'a string', value });
  return undefined;
}

function wrongType(
  { source, diagnostics }: Found,
  key: string,
  { expected, value }: { readonly expected: string; readonly value: unknown },
): void {
  const found = foundInYaml(value);
  diagnostics.push(diagnose('config/wrong-type', { key, expected, found }, placeOf(source, key)));
}

/** The first place of a key, or the start of the file. */
function placeOf({ path, text }: ConfigSource, key: string): Location {
  const start = Math.max(0, text.indexOf(key));
  return { file: path, span: { start, end: Math.min(start + key.length, text.length) } };
}
