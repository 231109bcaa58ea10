import { describe, expect, test } from 'vitest';
import { urlPath } from '../../../src/core/path.ts';
import { checkLabels } from '../../../src/link/resolve/check-labels.ts';
import { checkWikiLinks } from '../../../src/link/resolve/check-labels.ts';
import { type NamedTarget, resolveLabelName, resolvePageName } from '../../../src/link/resolve/page-names.ts';
import { sliceOf } from '../../../src/link/resolve/page-slice.ts';
import { NO_FACTS } from '../../../src/scan/scan-chapter.ts';
import { nowhere, smallIndex } from './small-index.ts';

const index = smallIndex(
  {
    'src/index.md': ['welcome'],
    'src/net/index.md': ['server', 'client'],
    'src/net/tcp_server.md': ['listen-on-a-port', 'see-also'],
    'src/net/udp.md': ['see-also'],
    'src/web/README.md': [],
    'src/web/server.md': ['start'],
    'src/old/server.md': [],
    'src/Server.md': [],
    'src/net-web/a.md': ['b'],
    'src/net/web-a.md': [],
  },
  ['src/net/_secret.md', 'src/gui/_index.md'],
);

const show = (named: NamedTarget | undefined): string => {
  switch (named?.kind) {
    case undefined:
      return 'nothing';
    case 'page':
      return named.page.chapter.source + (named.fragment === undefined ? '' : `#${named.fragment}`);
    case 'hidden':
      return `hidden ${named.source}`;
    case 'ambiguous':
      return `any of ${named.sources.join(' ')}`;
  }
};

describe('a name in double brackets', () => {
  test.each([
    ['udp', 'src/net/udp.md'],
    ['UDP', 'src/net/udp.md'],
    ['udp.md', 'src/net/udp.md'],
    ['tcp-server', 'src/net/tcp_server.md'],
    ['TCP server', 'src/net/tcp_server.md'],
    ['web', 'src/web/README.md'],
    ['net', 'src/net/index.md'],
    ['net/index', 'nothing'],
    ['web/server', 'src/web/server.md'],
    ['src/web/server', 'src/web/server.md'],
    ['nothing/server', 'nothing'],
    ['Server', 'src/Server.md'],
    ['server', 'any of src/web/server.md src/old/server.md'],
    ['SERVER', 'any of src/web/server.md src/old/server.md src/Server.md'],
    ['udp#see-also', 'src/net/udp.md#see-also'],
    ['secret', 'hidden src/net/_secret.md'],
    ['gui', 'hidden src/gui/_index.md'],
    ['', 'nothing'],
    ['constructor', 'nothing'],
  ])('%s resolves to %s', (target, meant) => {
    expect(show(resolvePageName(index, target))).toBe(meant);
  });
});

describe('an undefined label', () => {
  test.each([
    ['p~udp', 'src/net/udp.md'],
    ['p-tcp_server', 'src/net/tcp_server.md'],
    ['P~Web', 'src/web/README.md'],
    ['p~secret', 'hidden src/net/_secret.md'],
    ['ex~net~listen-on-a-port', 'src/net/tcp_server.md#listen-on-a-port'],
    ['ex-net-server', 'src/net/index.md#server'],
    ['ex~net~see-also', 'any of src/net/tcp_server.md src/net/udp.md'],
    ['ex~net-web~b', 'src/net-web/a.md#b'],
    ['ex~net~nothing', 'nothing'],
    ['c-udp', 'nothing'],
    ['p~', 'nothing'],
  ])('%s resolves to %s', (label, meant) => {
    expect(show(resolveLabelName(index, label))).toBe(meant);
  });
});

describe('a page with names', () => {
  const [home] = index.pages;
  if (home === undefined) throw new Error('there is a first page');
  const labels = ['p~udp', 'p~secret', 'p~secret', 'ex~net~see-also', 'c-nothing'];
  const names = ['udp', 'udp#nowhere', 'server', 'secret', 'nothing', 'nothing'];
  const page = {
    ...home,
    facts: {
      ...NO_FACTS,
      undefinedLabels: labels.map((label) => ({ label, at: nowhere })),
      wikiLinks: names.map((label) => ({ label, at: nowhere })),
    },
  };

  test('has the paths to their targets, and nothing for an excluded chapter', () => {
    const slice = sliceOf(index, { ...page.facts, source: page.chapter.source }, urlPath('a/b.html'));
    expect(slice.hrefs).toEqual({
      '[[udp]]': '../net/udp.html',
      '[[udp#nowhere]]': '../net/udp.html#nowhere',
      '[p~udp]': '../net/udp.html',
      '[p~secret]': '',
    });
  });

  test('gets diagnostics for labels that are unknown, ambiguous or excluded', () => {
    const found = checkLabels({ index, page, hintOf: () => ({ nearest: 'c-something' }) });
    expect(found.map(({ code, args }) => [code, args])).toEqual([
      ['link/to-hidden', { target: 'src/net/_secret.md', uses: 2 }],
      [
        'reference/ambiguous',
        { label: 'ex~net~see-also', pages: ['src/net/tcp_server.md', 'src/net/udp.md'] },
      ],
      ['reference/undefined', { label: 'c-nothing', uses: 1, nearest: 'c-something' }],
    ]);
  });

  test('gets diagnostics for names that are unknown, ambiguous or excluded', () => {
    expect(checkWikiLinks(index, page).map(({ code, args }) => [code, args])).toEqual([
      ['link/no-such-anchor', { page: 'src/net/udp.md', anchor: 'nowhere' }],
      ['wikilink/ambiguous', { target: 'server', pages: ['src/web/server.md', 'src/old/server.md'] }],
      ['link/to-hidden', { target: 'src/net/_secret.md', uses: 1 }],
      ['wikilink/no-such-page', { target: 'nothing' }],
    ]);
  });
});
