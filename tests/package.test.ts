// What npm packs and installs: the files of the package, its size, its licenses, and the packages that it depends on.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type Release, digestOf } from '../src/disk/program-digest.ts';
import { readPackedFile } from '../src/disk/packed-file.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');

interface Locked {
  readonly version?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly hasInstallScript?: true;
  readonly dev?: true;
  readonly devOptional?: true;
}

const lock = JSON.parse(textOf('package-lock.json')) as {
  readonly packages: Readonly<Record<string, Locked>>;
};
const packages = Object.entries(lock.packages);

test('the lock file lists the packages of all platforms, without which `npm ci` refuses it', () => {
  const missing = packages.flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) =>
        !(`node_modules/${name}` in lock.packages) && !(`${path}/node_modules/${name}` in lock.packages),
    ),
  );
  expect(missing).toEqual([]);
});

/** Below these, each has a published vulnerability that text of a book or a request could use. */
const safeFrom: Readonly<Record<string, readonly [number, number, number]>> = {
  'markdown-it': [14, 2, 0],
  'linkify-it': [5, 0, 2],
  'smol-toml': [1, 7, 1],
  handlebars: [4, 7, 9],
  ws: [8, 21, 0],
};

test.each(Object.entries(safeFrom))(
  '%s is newer than its known vulnerabilities',
  (name, [major, minor, patch]) => {
    const found = packages
      .filter(([path]) => path.endsWith(`node_modules/${name}`))
      .map(([, { version }]) => version);
    expect(found.length).toBeGreaterThan(0);
    for (const version of found) {
      const [a = 0, b = 0, c = 0] = (version ?? '').split('.').map(Number);
      expect(a * 1e6 + b * 1e3 + c, version).toBeGreaterThanOrEqual(major * 1e6 + minor * 1e3 + patch);
    }
  },
);

interface Manifest extends Release {
  readonly scripts: Readonly<Record<string, string>>;
}

/** Files that Markdown outside code links to or shows, without fragments. */
const relativeLinks = (markdown: string): readonly string[] =>
  [
    ...markdown
      .replace(/^( *)(`{3,})[^]*?^\1\2$/gm, '')
      .replace(/(`+)[^`].*?\1/g, '')
      .matchAll(/\]\(([^)\s]+)|^\[[^\]^][^\]]*\]: (\S+)|(?:src|srcset|href)="([^"]+)"/gm),
  ]
    .map((match) => (match[1] ?? match[2] ?? match[3] ?? '').replace(/#.*/, ''))
    .filter((link) => link !== '' && !/^[a-z]+:|^\//.test(link));

const manifest = JSON.parse(textOf('package.json')) as Manifest;

test('npm has no install script to warn about, not even `prepare`, which counts in a packed file', () => {
  const installed = packages.filter(([, { hasInstallScript, dev }]) => hasInstallScript && !dev);
  expect(installed.map(([path]) => path)).toEqual([]);
  const warnsAbout = ['preinstall', 'install', 'postinstall', 'prepare'];
  expect(Object.keys(manifest.scripts).filter((script) => warnsAbout.includes(script))).toEqual([]);
});

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));

/** The package folders that a user gets, other than this package's own; on this platform. */
const installedFolders = packages
  .filter(([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional)
  .map(([path]) => path)
  .filter((path) => existsSync(join(root, path)));

const ownFiles = (folder: string): readonly string[] =>
  filesBelow(folder).filter((file) => !file.slice(join(root, folder).length).includes('node_modules'));

test('an installation has at most 90 packages and 70 MB', () => {
  expect(installedFolders.length + 1).toBeLessThanOrEqual(90);
  const bytes = installedFolders.flatMap(ownFiles).reduce((sum, file) => sum + statSync(file).size, 0);
  expect(bytes).toBeGreaterThan(1e6);
  expect(bytes).toBeLessThan(70e6);
});

describe('the packed file', () => {
  const [{ size, files }] = JSON.parse(
    execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
      cwd: root,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    }),
  ) as [{ readonly size: number; readonly files: readonly { readonly path: string }[] }];
  const paths = files.map(({ path }) => path);

  test('is smaller than 2 MB', () => {
    expect(size).toBeLessThan(2e6);
  });

  test('has the program, its types, the theme, the guide and what it contains of other packages, and nothing else', () => {
    const folders = paths.map((path) => path.split('/', path.startsWith('dist/') ? 2 : 1).join('/'));
    expect([...new Set(folders)].sort()).toEqual([
      ...[
        'LICENSE',
        'README.md',
        'book',
        'dist/packed',
        'dist/program',
        'dist/types',
        'package.json',
        'src',
        'templates',
        'tests',
      ],
    ]);
    expect(paths.filter((path) => /^(?:dist\/packed|src)\//.test(path)).sort()).toEqual([
      'dist/packed/THIRD-PARTY-LICENSES.txt',
      'dist/packed/font-awesome.json.br',
      'dist/packed/mermaid.min.js.br',
      'src/bin.js',
      'src/index.ts',
      'src/module-host.js',
      'src/typesetter-host.js',
    ]);
    expect(paths.filter((path) => /^tests\/(?!fixtures\/help\/)/.test(path))).toEqual([]);
  });

  test('links to no file that it doesn’t contain', () => {
    const missing = paths
      .filter((path) => path.endsWith('.md'))
      .flatMap((path) => relativeLinks(textOf(path)).map((link) => [path, join(path, '..', link)] as const))
      .map(([path, target]) => [path, target.replaceAll('\\', '/').replace(/\/$/, '')] as const)
      .filter(([, target]) => !paths.some((file) => file === target || file.startsWith(`${target}/`)));
    expect(missing).toEqual([]);
  });

  test('has every type that its types import', () => {
    const missing = paths
      .filter((path) => path.startsWith('dist/types/'))
      .flatMap((path) =>
        [...textOf(path).matchAll(/'(\.{1,2}\/[^']+)\.ts'/g)].map(([, name]) =>
          join(path, '..', `${name}.d.ts`),
        ),
      )
      .filter((path) => !paths.includes(path.replaceAll('\\', '/')));
    expect(missing).toEqual([]);
    expect(paths).toContain('dist/types/index.d.ts');
  });
});

describe('a packed library', () => {
  test('is the file of its package', async () => {
    const library = Buffer.from(await readPackedFile('mermaid.min.js'));
    expect(library.equals(readFileSync(join(root, 'node_modules/mermaid/dist/mermaid.min.js')))).toBe(true);
  });

  test('comes with the licenses of all packages in it', () => {
    const licenses = textOf('dist/packed/THIRD-PARTY-LICENSES.txt');
    const { sources } = JSON.parse(textOf('node_modules/mermaid/dist/mermaid.min.js.map')) as {
      readonly sources: readonly string[];
    };
    const names = sources.map(
      (source) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1] ?? 'mermaid',
    );
    const listed = new Set(['@fortawesome/fontawesome-free', ...names]);
    expect(listed.size).toBeGreaterThan(50);
    expect([...listed].filter((name) => !licenses.includes(`${name} `))).toEqual([]);
    expect(licenses).toContain('Copyright (c) 2014 - 2022 Knut Sveidqvist');
    // Older versions of D3's packages are bundled too, which have another license.
    expect(licenses).toMatch(/d3-array 2\.[^\n]*\n\nCopyright[^=]*Neither the name of/);
    expect(licenses).toMatch(/d3-array 3\.[^\n]*\n\nCopyright[^=]*Permission to use/);
  });

  test('is a part of the digest of the program', () => {
    const digest = join(root, 'dist/program/digest.txt');
    const files = ['dist/program', 'dist/packed'].flatMap(filesBelow).filter((file) => file !== digest);
    expect(files.some((file) => file.endsWith('mermaid.min.js.br'))).toBe(true);
    const contents = files.map((file) => readFileSync(file));
    expect(readFileSync(digest, 'utf8')).toBe(digestOf(manifest, contents));
  });
});
