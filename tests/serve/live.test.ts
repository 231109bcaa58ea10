import { afterEach, beforeEach, expect, test } from 'vitest';
import { diagnose } from '../../src/core/diagnostic.ts';
import { hashBytes } from '../../src/core/hash.ts';
import { bookPath, urlPath } from '../../src/core/path.ts';
import type { RunningServer } from '../../src/serve/server.ts';
import { type Change, noChange } from '../../src/serve/site.ts';
import { rawRequest, sendRaw } from './raw-client.ts';
import { type SampleOptions, faults, page, sampleSite, startSample } from './sample-site.ts';
import { type TestTab, openTab } from './tab.ts';

const files = { 'index.html': page('Home'), 'a.html': page('A'), 'b.html': page('B'), 'main.css': '' };
const site = sampleSite({ files });
const changed = (...names: readonly string[]): Change => ({
  ...noChange,
  pages: names.map(urlPath),
});

let server: RunningServer;
beforeEach(async () => {
  server = await startSample(site);
});
afterEach(async () => {
  await server.close();
  expect(faults.splice(0)).toEqual([]);
});

/** The version that a page is sent with. */
async function versionOf(path: string, port = server.port): Promise<string> {
  const { headers } = await sendRaw(port, rawRequest(`GET ${path} HTTP/1.1`));
  return /^live;desc="([^"]+)"$/.exec(headers['server-timing'] ?? '')?.[1] ?? '';
}

/** A tab that shows the page at `path` as it is now, and has been greeted. */
async function showing(path: string, port = server.port): Promise<TestTab> {
  const tab = await openTab(port);
  tab.say(path, await versionOf(path, port));
  await greeted(tab);
  return tab;
}

const kinds = (tab: TestTab): readonly unknown[] =>
  tab.heard.map((message) => (message as { kind: string }).kind);
const greeted = (tab: TestTab): Promise<void> =>
  expect.poll(() => kinds(tab).filter((kind) => kind === 'hello').length).toBeGreaterThan(0);

/** What a tab heard before it is answered once more: what it was not told by then it was not told at all. */
async function allHeard(tab: TestTab): Promise<readonly unknown[]> {
  const before = kinds(tab).filter((kind) => kind === 'hello').length;
  tab.say('/outside');
  await expect.poll(() => kinds(tab).filter((kind) => kind === 'hello').length).toBe(before + 1);
  return tab.heard.filter((message) => (message as { kind: string }).kind !== 'hello');
}

test('a tab is notified of changes of its own page only', async () => {
  const a = await showing('/a.html');
  const b = await showing('/b.html');
  server.update(sampleSite({ files: { ...files, 'a.html': page('A2') } }), changed('a.html'));
  expect(await allHeard(a)).toEqual([
    { kind: 'update', version: expect.any(String) as string, page: true, assets: [] },
  ]);
  expect(await allHeard(b)).toEqual([]);
});

test('a folder and its index.html are one page', async () => {
  const home = await showing('/');
  server.update(site, changed('index.html'));
  expect((await allHeard(home)).length).toBe(1);
});

test('changed style sheets, images and contents are sent to every tab, by address', async () => {
  const a = await showing('/a.html');
  const assets = [urlPath('css/my theme.css')];
  server.update(site, { ...noChange, assets, contents: urlPath('toc.js') });
  expect(await allHeard(a)).toMatchObject([
    { kind: 'update', page: false, assets: ['/css/my%20theme.css'], contents: '/toc.js' },
  ]);
});

test('changes that need a reload cause a reload', async () => {
  const a = await showing('/a.html');
  const b = await showing('/b.html');
  server.update(site, { ...noChange, everything: true });
  expect(await allHeard(a)).toEqual([{ kind: 'reload' }]);
  expect(await allHeard(b)).toEqual([{ kind: 'reload' }]);
});

test('pages that disappear or appear cause a reload', async () => {
  const a = await showing('/a.html');
  const fresh = await showing('/new.html');
  server.update(sampleSite({ files: { 'new.html': page('New') } }), noChange);
  expect(await allHeard(a)).toEqual([{ kind: 'reload' }]);
  expect(await allHeard(fresh)).toEqual([{ kind: 'reload' }]);
});

test('a tab that slept receives everything that it missed, merged', async () => {
  const version = await versionOf('/a.html');
  server.update(site, changed('a.html'));
  server.update(site, { ...changed('b.html'), assets: [urlPath('main.css')] });
  const tab = await openTab(server.port);
  tab.say('/a.html', version);
  await greeted(tab);
  expect(await allHeard(tab)).toMatchObject([{ kind: 'update', page: true, assets: ['/main.css'] }]);
});

test('a page is sent with its version, so that no change is sent twice', async () => {
  server.update(site, changed('a.html'));
  const a = await showing('/a.html');
  expect(await allHeard(a)).toEqual([]);
});

test('a tab without a version receives one', async () => {
  const tab = await openTab(server.port);
  tab.say('/a.html');
  await greeted(tab);
  const { version } = tab.heard[0] as { version: string };
  server.update(site, changed('a.html'));
  expect((await allHeard(tab)).length).toBe(1);
  const returned = await openTab(server.port);
  returned.say('/a.html', version);
  await greeted(returned);
  expect((await allHeard(returned)).length).toBe(1);
});

test.each<readonly [string, Partial<SampleOptions>, readonly unknown[]]>([
  ['nothing for the same page', {}, []],
  ['an update for another page', { files: { 'a.html': page('A2') } }, [{ kind: 'update', page: true }]],
  ['a reload for another theme', { shared: hashBytes('other') }, [{ kind: 'reload' }]],
])('a tab that reconnects after a restart gets %s', async (_, next, told) => {
  const version = await versionOf('/a.html');
  const later = await startSample(sampleSite({ files, ...next }));
  const tab = await openTab(later.port);
  tab.say('/a.html', version);
  await greeted(tab);
  expect(await allHeard(tab)).toMatchObject(told);
  await later.close();
});

test('mdBook’s own client receives `reload` for visible changes only', async () => {
  const tab = await openTab(server.port, []);
  server.update(site, noChange);
  server.update(site, changed('b.html'));
  await expect.poll(() => tab.heard).toEqual(['reload']);
});

test('a tab receives the problems of its page and all errors, and when they are fixed', async () => {
  const text = 'one\nsee {{#include x.rs}}\n';
  const at = { file: bookPath('src/a.md'), span: { start: 8, end: 25 } };
  const broken = sampleSite({
    files,
    textOf: () => text,
    diagnostics: [
      { diagnostic: diagnose('include/not-found', { path: 'x.rs' }, at), pages: [urlPath('a.html')] },
      { diagnostic: diagnose('footnote/unused', { label: 'n' }, at), pages: [urlPath('a.html')] },
    ],
  });
  const a = await showing('/a.html');
  const b = await showing('/b.html');
  server.update(broken, noChange);
  server.update(broken, noChange);
  const [first, ...more] = await allHeard(a);
  expect(more.slice(0, -1)).toEqual([]);
  expect(first).toEqual({
    kind: 'diagnostics',
    panel: {
      counts: { error: 1, warning: 1, notice: 0 },
      list: [
        {
          severity: 'error',
          code: 'include/not-found',
          message: '`x.rs` not found',
          help: 'a blank line was put in its place',
          place: 'src/a.md:2:5',
          frame: '  |\n2 | see {{#include x.rs}}\n  |     ^^^^^^^^^^^^^^^^^',
        },
        expect.objectContaining({ code: 'footnote/unused' }),
      ],
    },
  });
  expect(await allHeard(b)).toMatchObject([
    { panel: { counts: { error: 1, warning: 0 }, list: [{ code: 'include/not-found' }] } },
  ]);
  server.update(site, noChange);
  expect((await allHeard(b)).at(-1)).toEqual({
    kind: 'diagnostics',
    panel: { counts: { error: 0, warning: 0, notice: 0 }, list: [] },
  });
});

test('a place links to the editor from the environment', async () => {
  const at = { file: bookPath('src/a b.md'), span: { start: 0, end: 1 } };
  const broken = sampleSite({
    files,
    textOf: () => 'x',
    diagnostics: [{ diagnostic: diagnose('include/not-found', { path: 'x.rs' }, at) }],
  });
  const other = await startSample(broken, { editor: '/usr/bin/code --wait' });
  const tab = await showing('/a.html', other.port);
  await expect
    .poll(() => tab.heard.at(-1))
    .toMatchObject({
      panel: { list: [{ link: 'vscode://file/book/src/a%20b.md:1:1' }] },
    });
  await other.close();
});
