// Whatever happens to the search engine costs the index and a warning, and never the site.
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { urlPath } from '../../../src/core/path.ts';
import { dependencyVersion } from '../../../src/disk/own-files.ts';
import { buildIndex } from '../../../src/emit/search/pagefind-index.ts';
import type { EngineOptions } from '../../../src/emit/search/pagefind-process.ts';
import { EngineFault } from '../../../src/emit/search/engine-fault.ts';
import type { SearchDocument } from '../../../src/emit/search/search-engine.ts';
import { pagefindHtml } from '../../../src/emit/search/pagefind-document.ts';
import { runCommand } from '../../cli/spawned.ts';
import { filesIn, tempFolder, textIn } from '../../helpers/temp-folder.ts';

const page: SearchDocument = {
  url: urlPath('a.html'),
  title: 'A',
  parents: [],
  terms: [],
  language: 'en',
  html: '<h1>a</h1>',
};

async function* documents(): AsyncGenerator<SearchDocument> {
  yield await Promise.resolve(page);
}

/** An engine that is this JavaScript. */
const engine = (script: string): EngineOptions => ({
  program: process.execPath,
  args: ['-e', script, '--'],
  patience: 1,
});

/** Answers the first message and then does what `then` says. */
const answersOnce = (then: string): string => `
  process.stdin.once('data', () => {
    const answer = { message_id: 1, payload: { type: 'NewIndex', index_id: 0 } };
    process.stdout.write(Buffer.from(JSON.stringify(answer)).toString('base64') + ',', () => { ${then} });
  });`;

async function problemOf(options: EngineOptions): Promise<string> {
  try {
    await buildIndex(documents(), options);
  } catch (error) {
    if (error instanceof EngineFault) return error.problem.reason;
    throw error;
  }
  return 'none';
}

describe('an engine', () => {
  test.each<[string, EngineOptions, string]>([
    ['that is not there', { program: '/no/such/program' }, 'the search engine cannot be started: ENOENT'],
    ['that is no program', { program: '/' }, 'the search engine cannot be started: EACCES'],
    ['that ends at once', engine('process.exit(3)'), 'the search engine stopped with exit status 3'],
    ['that ends without a word', engine(''), 'the search engine stopped with exit status 0'],
    [
      'that is killed',
      engine(answersOnce(`process.kill(process.pid, 'SIGKILL')`)),
      'the search engine stopped with SIGKILL',
    ],
    [
      'that closes its input',
      engine(answersOnce(`process.stdin.destroy(); setTimeout(() => process.exit(4), 50)`)),
      'the search engine stopped with exit status 4',
    ],
    ['that hangs', engine('setInterval(() => 0, 1000)'), 'the search engine did not answer within 1 seconds'],
    [
      'that hangs later',
      engine(answersOnce('setInterval(() => 0, 1000)')),
      'the search engine did not answer within 1 seconds',
    ],
    [
      'that talks nonsense',
      engine(`console.log('nonsense,'); setInterval(() => 0, 1000)`),
      'the search engine gave an answer that cannot be understood',
    ],
  ])('%s is reported', async (_, options, reason) => {
    expect(await problemOf(options)).toBe(reason);
  });

  test('that panics is reported with what it said', async () => {
    const script = `console.error("thread 'main' panicked at x.rs:1:2:\\nout of bounds"); process.exit(101)`;
    expect(await problemOf(engine(script))).toBe(
      'the search engine stopped with exit status 101 (out of bounds)',
    );
  });
});

test.each(['x'.repeat(34), 'en/../../x', '日本語', 'a"b', ''])(
  'a language that is not a language tag reaches the engine as unknown: %s',
  (language) => {
    expect(pagefindHtml({ ...page, language })).toContain('<html lang="unknown">');
    expect(pagefindHtml({ ...page, language: 'zh-Hant-TW' })).toContain('<html lang="zh-Hant-TW">');
  },
);

test('the site is written without an engine, keeps its last index, and has one warning', async () => {
  const folder = tempFolder({ 'src/SUMMARY.md': '- [A](a.md)\n', 'src/a.md': '# A\n\nfirst\n' });
  const dead = join(folder, 'engine');
  writeFileSync(dead, '#!/bin/sh\nexit 9\n');
  chmodSync(dead, 0o755);
  const broken = { PAGEFIND_EXTENDED_BINARY_PATH: dead };
  expect(await runCommand(['-d', 'fresh'], { folder, environment: broken })).toMatchObject({
    code: 0,
    err: expect.stringMatching(
      /^warning\[search\/no-engine\]: the search index was not built: the search engine stopped with exit status 9\n.*\n\n1 warning\n$/,
    ) as string,
  });
  expect(textIn(folder, 'fresh/a.html')).toContain('first');
  expect((await runCommand([], { folder })).code).toBe(0);
  const index = (): readonly string[] => filesIn(join(folder, 'book/pagefind'));
  const before = index();
  expect(before).toContain('pagefind-entry.json');
  writeFileSync(join(folder, 'src/a.md'), '# A\n\nsecond\n');
  expect((await runCommand([], { folder, environment: broken })).err).toContain('search/no-engine');
  expect(textIn(folder, 'book/a.html')).toContain('second');
  expect(index()).toEqual(before);
  expect((await runCommand([], { folder })).err).toBe('');
});

interface LockedPackage {
  readonly version?: string;
  readonly integrity?: string;
}

test('the packages of the engine have the version that the warning names, and every package is locked with its hash', () => {
  const path = join(import.meta.dirname, '../../../package-lock.json');
  const lock = JSON.parse(readFileSync(path, 'utf8')) as {
    readonly packages: Readonly<Record<string, LockedPackage>>;
  };
  const packages = Object.entries(lock.packages).filter(([name]) => name !== '');
  const engines = packages.filter(([name]) => name.includes('@pagefind/'));
  expect(engines.length).toBeGreaterThan(5);
  expect(new Set(engines.map(([, { version }]) => version))).toEqual(
    new Set([dependencyVersion('pagefind')]),
  );
  expect(packages.filter(([, { integrity }]) => integrity === undefined).map(([name]) => name)).toEqual([]);
});
