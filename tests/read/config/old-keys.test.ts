import { describe, expect, test } from 'vitest';
import { remedyOf } from '../../../src/core/catalog.ts';
import { configOf, findingsOf, readConfig } from './read-config.ts';

const remedies = (text: string): readonly (string | undefined)[] =>
  readConfig(text).diagnostics.map(remedyOf);

describe('a key that mdBook 0.5 rejects', () => {
  test('produces a notice with today’s spelling', () => {
    const text = `[book]
multilingual = false
[output.html]
curly-quotes = false
copy-fonts = true
google-analytics = "UA-1"
`;
    expect(findingsOf(text)).toEqual([
      'notice at |multilingual|: mdBook no longer has the key `book.multilingual`',
      'notice at |curly-quotes|: mdBook no longer has the key `output.html.curly-quotes`',
      'notice at |copy-fonts|: mdBook no longer has the key `output.html.copy-fonts`',
      'notice at |google-analytics|: mdBook no longer has the key `output.html.google-analytics`',
    ]);
    expect(remedies(text)).toEqual([
      'delete it: it never had an effect',
      'write `smart-punctuation`, which is on by default',
      'delete it; to leave the fonts out, create an empty `theme/fonts/fonts.css`',
      'put the script in `theme/head.hbs`, or list it in `additional-js`',
    ]);
  });

  test('`curly-quotes` sets `smart-punctuation`, unless that is set', () => {
    expect(configOf('output.html.curly-quotes = false').html.smartPunctuation).toBe(false);
    expect(
      configOf('[output.html]\ncurly-quotes = false\nsmart-punctuation = true').html.smartPunctuation,
    ).toBe(true);
  });

  test('does not hide a wrong value, which is reported at its place', () => {
    expect(findingsOf('[output.html]\ncurly-quotes = "no"')).toEqual([
      'notice at |curly-quotes|: mdBook no longer has the key `output.html.curly-quotes`',
      'error at |"no"|: `output.html.curly-quotes`: expected `true` or `false`, found `"no"`',
    ]);
  });
});

describe('the table `playpen`', () => {
  test('is an old name of `playground`', () => {
    const text = '[output.html.playpen]\neditable = true\nline-numbers = true\n';
    expect(findingsOf(text)).toEqual([
      'notice at |playpen|: `output.html.playpen` was renamed to `output.html.playground`',
    ]);
    expect(configOf(text).html.playground).toEqual({
      editable: true,
      copyable: true,
      copyJs: true,
      lineNumbers: true,
      runnable: true,
    });
  });

  test('is overridden by `playground`', () => {
    const text = 'output.html.playpen.editable = true\noutput.html.playground.runnable = false';
    expect(configOf(text).html.playground.editable).toBe(false);
    expect(configOf(text).html.playground.runnable).toBe(false);
  });

  test('has its errors reported at their places', () => {
    expect(findingsOf('[output.html.playpen]\neditabel = true\neditor = "x"\ncopyable = 1\n')).toEqual([
      'notice at |playpen|: `output.html.playpen` was renamed to `output.html.playground`',
      'warning at |editabel|: unknown key `output.html.playpen.editabel`; did you mean `output.html.playground.editable`?',
      'notice at |editor|: mdBook no longer has the key `output.html.playpen.editor`',
      'error at |1|: `output.html.playpen.copyable`: expected `true` or `false`, found `1`',
    ]);
  });

  test('has no `editor`, nor has `playground`; all other settings stay', () => {
    const text =
      '[output.html]\nno-section-label = true\n[output.html.playground]\neditor = "ace"\neditable = true\n';
    expect(findingsOf(text)).toEqual([
      'notice at |editor|: mdBook no longer has the key `output.html.playground.editor`',
    ]);
    expect(configOf(text).html.noSectionLabel).toBe(true);
    expect(configOf(text).html.playground.editable).toBe(true);
  });
});

describe('a Font Awesome 4 icon', () => {
  test.each([
    ['fa-github', 'fab-github'],
    ['fa-github-square', 'fab-square-github'],
    ['fa-gitlab', 'fab-gitlab'],
    ['fa-code-fork', 'fas-code-fork'],
  ])('%s is converted to %s', (old, today) => {
    const text = `output.html.git-repository-icon = "${old}"`;
    expect(configOf(text).html.gitRepositoryIcon).toBe(today);
    expect(findingsOf(text)).toEqual([
      `notice at |"${old}"|: \`output.html.git-repository-icon = "${old}"\` is a Font Awesome 4 name, which mdBook no longer supports`,
    ]);
    expect(remedies(text)).toEqual([`write \`"${today}"\`, which is used for now`]);
  });

  test.each(['fab-github', 'fas-heart', 'fa-heart'])('%s stays unchanged', (icon) => {
    const text = `output.html.git-repository-icon = "${icon}"`;
    expect(readConfig(text).diagnostics).toEqual([]);
    expect(configOf(text).html.gitRepositoryIcon).toBe(icon);
  });
});

describe('top-level keys from before there were tables', () => {
  test('set the keys of today’s tables', () => {
    const text = 'title = "T"\nauthor = "A"\ndescription = "D"\nsource = "text"\ndest = "out"\n';
    const { book, build } = configOf(text);
    expect(book).toMatchObject({ title: 'T', authors: ['A'], description: 'D', src: 'text' });
    expect(build.buildDir).toBe('out');
    expect(readConfig(text).diagnostics.map(({ code }) => code)).toEqual(Array(5).fill('config/removed-key'));
  });

  test('are overridden by those tables', () => {
    expect(configOf('title = "old"\n[book]\ntitle = "new"').book.title).toBe('new');
    expect(configOf('[book]\nauthor = "old"').book.authors).toEqual(['old']);
    expect(configOf('[output.html]\ndestination = "out"').build.buildDir).toBe('out');
  });

  test('have a wrong value reported at its place', () => {
    expect(findingsOf('author = 5')).toEqual([
      'notice at |author|: mdBook no longer has the key `author`',
      'error at |5|: `author`: expected a list of strings, found `5`',
    ]);
  });
});
