// Which files of the sources are copied into the site: all but secrets and what editors and systems leave behind.
import { describe, expect, test } from 'vitest';
import { buildFiles } from '../../build/book.ts';
import { isPublishable } from '../../../src/core/unpublished-files.ts';

const chapters = { 'src/SUMMARY.md': '- [A](a.md)\n', 'src/a.md': '# A\n' };

describe('a secret is not published', () => {
  test.each([
    ...['.env', '.env.local', '.env.production', '.envrc', '.ENV', 'prod.env'],
    ...[
      'server.key',
      'server.pem',
      'SERVER.PEM',
      'cert.p12',
      'cert.pfx',
      'AuthKey.p8',
      'app.jks',
      'app.keystore',
    ],
    ...['passwords.kdbx', 'putty.ppk', 'id_rsa', 'id_ed25519', 'id_ecdsa_sk'],
    ...['.npmrc', '.netrc', '_netrc', '.pypirc', '.pgpass', '.htpasswd', '.git-credentials', '.bash_history'],
    ...['.ssh/config', '.aws/credentials', '.gnupg/secring.gpg', '.kube/config'],
  ])('%s, at any depth', (name) => {
    expect([name, `deep/in/${name}`].map(isPublishable)).toEqual([false, false]);
  });

  test.each(['src', '.'])('and is reported once, in `src = "%s"`', async (src) => {
    const folder = src === '.' ? '' : 'src/';
    const book = await buildFiles({
      'book.toml': `[book]\nsrc = "${src}"\n`,
      [`${folder}SUMMARY.md`]: '- [A](a.md)\n',
      [`${folder}a.md`]: '# A\n',
      [`${folder}.env`]: 'PASSWORD=x\n',
      [`${folder}keys/.ssh/id_rsa`]: 'x',
      [`${folder}keys/.ssh/config`]: 'x',
      [`${folder}keys/readme.txt`]: 'x',
    });
    expect(book.files.filter((path) => /env|keys/.test(path))).toEqual(['keys/readme.txt']);
    expect(book.diagnostics.map(({ code }) => code)).toEqual(['file/not-published', 'file/not-published']);
    const paths = book.diagnostics.map(({ at }) => at?.file);
    expect(paths).toEqual([`${folder}.env`, `${folder}keys/.ssh`]);
  });
});

describe('what editors and systems leave behind is not published', () => {
  test.each([
    ...[
      '.a.md.swp',
      '.a.md.swo',
      '.a.md.swx',
      'a.txt.swp',
      '_a.swp',
      'a.md~',
      '.a.md.un~',
      '4913',
      '.#a.md',
      '#a.md#',
    ],
    ...['a.md.orig', 'a.md.rej', 'a.md.bak', 'a.MD.BAK', 'a.md.old', 'a.md.save', 'a.tmp', 'a.md.tmp.1234'],
    ...['a.md___jb_tmp___', '.goutputstream-AB12', '.a.md.kate-swp', '.~lock.a.odt#', '~$report.docx'],
    ...['.DS_Store', '._a.png', '__MACOSX/a.png', '.Spotlight-V100/x', '.Trashes/x', '.AppleDouble/a.png'],
    ...[
      'Thumbs.db',
      'thumbs.db',
      'ehthumbs.db',
      'desktop.ini',
      'Desktop.ini',
      '$RECYCLE.BIN/a',
      '.directory',
    ],
    ...['.Trash-1000/a', '.nfs00000000012', '.fuse_hidden0001', 'a.crdownload'],
  ])('%s, at any depth', (name) => {
    expect([name, `deep/in/${name}`].map(isPublishable)).toEqual([false, false]);
  });

  test('without a word', async () => {
    const book = await buildFiles({
      ...chapters,
      'src/.a.md.swp': 'x',
      'src/p/a.md~': 'x',
      'src/__MACOSX/a.png': 'x',
    });
    expect(book.codes).toEqual([]);
    expect(book.files.filter((path) => /swp|~|MACOSX/.test(path))).toEqual([]);
  });
});

test.each([
  ...['.nojekyll', '.well-known/security.txt', '.htaccess', '.gitignore', '_redirects', 'CNAME', 'a.MD'],
  ...[
    'environment.txt',
    'env',
    'keys.txt',
    'key.png',
    'id_rsa.pub',
    'keyboard.svg',
    'monkey',
    'ssh/config.txt',
  ],
  ...[
    'film.swf',
    'notes.swift',
    'temp/a.txt',
    'backup.zip',
    'a.original.png',
    '#1.png',
    'party.txt',
    'old.png',
  ],
])('%s is published', (name) => {
  expect(isPublishable(name)).toBe(true);
});
