// What the package brings along: every platform's part of it is locked, and nothing older than its last known hole.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Locked {
  readonly version?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly hasInstallScript?: true;
  readonly dev?: true;
}

const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')) as {
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

test('no package that users install runs an install script', () => {
  expect(
    packages.filter(([, { hasInstallScript, dev }]) => hasInstallScript && !dev).map(([path]) => path),
  ).toEqual([]);
});
