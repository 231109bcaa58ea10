import { describe, expect, test } from 'vitest';
import { optionsOf } from '../../plugins/options-of.ts';
import { privateParts } from '../../../src/plugins/private/private.ts';
import { builtInTables } from '../../../src/plugins/plugins.ts';
import { katex } from '../../../src/plugins/katex/katex.ts';
import { linkcheck } from '../../../src/plugins/linkcheck.ts';
import { admonish } from '../../../src/plugins/admonish/admonish.ts';
import { buildsSite } from '../../../src/emit/outputs/outputs.ts';
import { configOf, findingsOf, readConfig } from './read-config.ts';

/** What the table of a plugin says, before the plugin makes options of it. */
const tableOf = (name: string, text: string): unknown =>
  configOf(text, {
    plugins: builtInTables.map((plugin) => ({ ...plugin, options: (_, table) => table })),
  }).plugins[name];

describe('a custom preprocessor', () => {
  const text = `[preprocessor.zeta]
command = "python3 zeta.py --fast"
before = ["links"]
after = ["alpha"]
optional = true
renderers = ["html", "pandoc"]
any-key = { deep = [1, 2.5, true, 1979-05-27] }
[preprocessor.alpha]
module = "./tools/alpha.mjs"
`;

  test('is passed on as written, with its reserved keys read, sorted by name', () => {
    expect(configOf(text).preprocessors).toEqual([
      {
        name: 'alpha',
        module: 'tools/alpha.mjs',
        before: [],
        after: [],
        optional: false,
        native: false,
        options: { module: './tools/alpha.mjs' },
      },
      {
        name: 'zeta',
        command: 'python3 zeta.py --fast',
        before: ['links'],
        after: ['alpha'],
        optional: true,
        renderers: ['html', 'pandoc'],
        native: false,
        options: {
          command: 'python3 zeta.py --fast',
          before: ['links'],
          after: ['alpha'],
          optional: true,
          renderers: ['html', 'pandoc'],
          'any-key': { deep: [1, 2.5, true, '1979-05-27'] },
        },
      },
    ]);
  });

  test('may have any keys', () => {
    expect(readConfig(text).diagnostics).toEqual([]);
  });
});

describe('a custom renderer', () => {
  test('is passed on as written', () => {
    const text =
      '[output.pandoc]\ncommand = "x"\noptional = true\n[output.pandoc.profile.pdf]\nto = "latex"\n';
    expect(configOf(text).outputs).toEqual([
      {
        name: 'pandoc',
        command: 'x',
        optional: true,
        native: false,
        options: { command: 'x', optional: true, profile: { pdf: { to: 'latex' } } },
      },
    ]);
    expect(readConfig(text).diagnostics).toEqual([]);
  });
});

describe('a built-in renderer', () => {
  test.each([
    ['[output.linkcheck2]', true],
    ['[output.linkcheck]\ncommand = "mdbook-linkcheck2"', true],
    ['[output.linkcheck2]\ncommand = "python3 links.py"', false],
    ['[output.linkcheck2]\nnative = false', false],
    ['[output.markdown]\nnative = false', false],
    ['[output.html]\nnative = false', true],
    ['[output.other]\nnative = true', false],
  ])('%j is recognized: %j', (text, expected) => {
    expect(configOf(text).outputs.map(({ native }) => native)).toEqual([expected]);
  });

  test('replaced by the author’s program needs no site and checks nothing here', () => {
    const config = configOf('[output.linkcheck2]\nnative = false\nfollow-web-links = true');
    expect(optionsOf(linkcheck, config)).toBeUndefined();
    expect(config.features).toEqual(configOf('').features);
    expect(buildsSite(config)).toBe(false);
    expect(buildsSite(configOf('[output.linkcheck2]'))).toBe(true);
  });
});

describe('a well-known plugin', () => {
  const isNative = (text: string): readonly boolean[] =>
    configOf(text).preprocessors.map((table) => table.native);

  test.each([
    ['[preprocessor.toc]', true],
    ['[preprocessor.toc]\ncommand = "mdbook-toc"\nrenderer = ["html"]', true],
    ['[preprocessor.scrub]\ncommand = "../bin/mdbook-scrub"', true],
    ['[preprocessor.scrub]\ncommand = "cargo run --manifest-path mdbook-scrub/Cargo.toml"', true],
    ['[preprocessor.tabs]\ncommand = "python3 tabs.py"', false],
    ['[preprocessor.tabs]\ncommand = "python3 tabs.py"\nnative = true', true],
    ['[preprocessor.toc]\nnative = false', false],
    ['[preprocessor.links]\nafter = ["x"]', true],
    ['[preprocessor.index]', true],
    ['[preprocessor.other]\nnative = true', false],
  ])('%j is built in: %j', (text, expected) => {
    expect(isNative(text)).toEqual([expected]);
    expect(readConfig(text).diagnostics).toEqual([]);
  });

  test('replaced by the author’s program has no effect here', () => {
    const own = configOf('[preprocessor.private]\nremove = true\nnative = false');
    expect(optionsOf(privateParts, own)).toBeUndefined();
    expect(own.features).toEqual(configOf('').features);
    expect(configOf('[preprocessor.katex]\ncommand = "mine"').buildBook.math).toBe('off');
    expect(readConfig('[preprocessor.toc]\ncommand = "mine"\nits-own = 1').diagnostics).toEqual([]);
  });

  test.each(['alerts', 'mermaid', 'pagetoc', 'footnote', 'tabs'] as const)('`%s` has no options', (name) => {
    expect(tableOf(name, `[preprocessor.${name}]`)).toBe(true);
    expect(findingsOf(`[preprocessor.${name}]\nx = 1`)).toEqual([
      `warning at |x|: unknown key \`preprocessor.${name}.x\``,
    ]);
  });

  test('`private` has mdbook-private’s defaults', () => {
    expect(tableOf('private', '[preprocessor.private]')).toEqual({
      remove: false,
      style: true,
      notice: 'CONFIDENTIAL',
      chapterPrefix: '_',
    });
  });

  test('`indexing` accepts keys with underscores, as in mdbook-indexing, or with hyphens', () => {
    const expected = {
      useChapterNames: true,
      suppressHead: true,
      skipRenderer: ['html', 'linkcheck'],
      seeInstead: { 'unit type': '`()`' },
      nestUnder: { 'generic type': 'generics' },
    };
    const text = `[preprocessor.indexing]
use_chapter_names = true
suppress_head = true
skip_renderer = "html, linkcheck"
see_instead = { "unit type" = "\`()\`" }
nest_under = { "generic type" = "generics" }
`;
    expect(tableOf('indexing', text)).toEqual(expected);
    const keys = /\b(?:use_chapter_names|suppress_head|skip_renderer|see_instead|nest_under)\b/g;
    const hyphens = text.replace(keys, (key) => key.replaceAll('_', '-'));
    expect(tableOf('indexing', hyphens)).toEqual(expected);
    expect(configOf(text).features.termIndex).toEqual({
      isWanted: true,
      isLeftOut: true,
      names: 'chapter',
      suppressHead: true,
      seeInstead: { 'unit type': '`()`' },
      nestUnder: { 'generic type': 'generics' },
    });
    expect([...readConfig(text).diagnostics, ...readConfig(hyphens).diagnostics]).toEqual([]);
  });

  test('`admonish` accepts the keys of mdbook-admonish', () => {
    const text = `[preprocessor.admonish]
command = "mdbook-admonish"
assets_version = "3.0.2"
on_failure = "bail"
[preprocessor.admonish.default]
title = ""
collapsible = true
css_id_prefix = "box-"
[preprocessor.admonish.renderer.test]
render_mode = "strip"
[preprocessor.admonish.directive.builtin.note]
collapsible = true
[preprocessor.admonish.directive.custom.beer]
icon = "./beer.svg"
color = "#f80"
aliases = ["pub"]
`;
    expect(optionsOf(admonish, configOf(text))).toEqual({
      onFailure: 'bail',
      default: { title: '', collapsible: true, cssIdPrefix: 'box-' },
      renderer: { test: { renderMode: 'strip' } },
      directive: {
        builtin: { note: { collapsible: true } },
        custom: { beer: { icon: 'beer.svg', color: '#f80', aliases: ['pub'] } },
      },
      custom: [],
    });
    // What they ask for is a matter of style sheets here.
    const told = readConfig(text).diagnostics.map(({ args }) => 'key' in args && args.key.split('.').at(-1));
    expect(told).toEqual(['icon', 'color']);
  });

  test('`admonish` accepts custom types in mdbook-admonish’s older form', () => {
    const config = configOf('[[preprocessor.admonish.custom]]\ndirective = "beer"\naliases = ["pub"]\n');
    expect(optionsOf(admonish, config)?.custom).toEqual([{ directive: 'beer', aliases: ['pub'] }]);
  });

  test('`katex` enables math and passes on KaTeX’s options', () => {
    const text =
      '[preprocessor.katex]\nmacros = "./m.txt"\nmax-expand = 5\nmax-size = 1.5\nblock-delimiter = { left = "\\\\[", right = "\\\\]" }';
    const config = configOf(text);
    expect(config.buildBook.math).toBe('katex');
    expect(optionsOf(katex, config)).toMatchObject({ macros: 'm.txt', maxExpand: 5, trust: false });
    expect(tableOf('katex', text)).toEqual({
      output: 'html',
      leqno: false,
      fleqn: false,
      throwOnError: false,
      errorColor: '#cc0000',
      maxSize: 1.5,
      maxExpand: 5,
      trust: false,
      macros: 'm.txt',
      includeSrc: false,
      noCss: false,
      blockDelimiter: { left: '\\[', right: '\\]' },
      inlineDelimiter: { left: '$', right: '$' },
    });
    expect(configOf('[preprocessor.katex]\n[build-book]\nmath = "off"').buildBook.math).toBe('off');
  });

  test('the defaults that mdbook-katex documents need no change', () => {
    const text = `[preprocessor.katex]
output = "html"
leqno = false
fleqn = false
error-color = "#cc0000"
min-rule-thickness = -1.0
max-size = "Infinity"
max-expand = 1000
trust = false
no-css = false
`;
    expect(readConfig(text).diagnostics).toEqual([]);
    const others = text.replace('-1.0', '0.1').replace('"Infinity"', '5');
    expect(
      readConfig(others).diagnostics.map(({ args }) => 'key' in args && args.key.split('.').at(-1)),
    ).toEqual(['min-rule-thickness', 'max-size']);
  });

  test('`toc`, `variables`, `last-changed` and `open-on-gh` are read', () => {
    const config = configOf(`[preprocessor.toc]
max-level = 2
[preprocessor.variables]
use_env = true
[preprocessor.variables.variables]
name = "plugin"
year = 2026
both = "plugin"
[preprocessor.last-changed]
[preprocessor.open-on-gh]
[output.html]
git-branch = "trunk"
open-on-text = "[Edit]"
[build-book.variables]
both = "own"
`);
    expect(config.features).toMatchObject({
      contents: { marker: '<!-- toc -->', maxLevel: 2 },
      sourceLine: true,
    });
    expect(config.plugins).toMatchObject({
      variables: {
        variables: { name: 'plugin', year: '2026', both: 'own' },
        fromEnvironment: true,
        warnMissing: true,
      },
      'last-changed': true,
      'open-on-gh': true,
    });
    expect(config.buildBook.variables).toEqual({ name: 'plugin', year: '2026', both: 'own' });
    expect(config.buildBook.lastChanged).toBe(true);
    expect(config.html).toMatchObject({ gitBranch: 'trunk', openOnText: '[Edit]' });
    expect(
      configOf('[preprocessor.last-changed]\n[build-book]\nlast-changed = false').buildBook.lastChanged,
    ).toBe(false);
  });
});

describe('the `scrub` plugin', () => {
  const own = (text: string) => {
    const { hiddenSections, wikilinks } = configOf(text).buildBook;
    return { hiddenSections, wikilinks };
  };

  test.each([
    ['', 'keep', false],
    ['[preprocessor.scrub]', 'strip', 'text'],
    ['[preprocessor.scrub]\nremove-hidden-sections = false', 'keep', 'text'],
    ['[preprocessor.scrub]\nscrub-wikilinks = false', 'strip', false],
    ['[preprocessor.scrub]\n[build-book]\nhidden-sections = "show"\nwikilinks = true', 'show', true],
    ['[preprocessor.scrub]\n[build-book]\nhidden-sections = "keep"\nwikilinks = false', 'keep', false],
    ['[preprocessor.scrub]\nnative = false', 'keep', false],
  ])('in %j sets hidden sections to %s and wikilinks to %s', (text, hiddenSections, wikilinks) => {
    expect(own(text)).toEqual({ hiddenSections, wikilinks });
  });

  test('is overridden by the command line', () => {
    const config = configOf('[preprocessor.scrub]', { overrides: { hiddenSections: 'keep' } });
    expect(config.buildBook.hiddenSections).toBe('keep');
  });
});

describe('the `linkcheck` plugin', () => {
  const text = `[output.linkcheck]
follow-web-links = true
traverse-parent-directories = true
exclude = ['^categories/*']
user-agent = "agent"
cache-timeout = 60
warning-policy = "error"
[output.linkcheck.http-headers]
'crates\\.io' = ["Accept: text/html"]
`;

  test('is read and configures `check`', () => {
    const config = configOf(text);
    const { buildBook } = config;
    expect(config.features.links).toEqual({ mayLeaveBook: true, needMd: false });
    expect(optionsOf(linkcheck, config)).toEqual({
      followWebLinks: true,
      traverseParentDirectories: true,
      latexSupport: false,
      exclude: ['^categories/*'],
      userAgent: 'agent',
      cacheTimeout: 60,
      warningPolicy: 'error',
      httpHeaders: { 'crates\\.io': ['Accept: text/html'] },
      requireMdExtension: false,
    });
    expect(buildBook.check).toEqual({
      external: true,
      exclude: ['^categories/*'],
      ignore: [],
      timeout: 20,
      concurrency: 16,
      cacheAge: 60,
      httpHeaders: { 'crates\\.io': ['Accept: text/html'] },
      userAgent: 'agent',
    });
  });

  test('is overridden by `check`’s own keys, and extends its lists', () => {
    const { check } = configOf(`${text}
[build-book.check]
external = false
exclude = ["mine"]
cache-age = 7
user-agent = "mine"
http-headers = { "x" = ["A: b"] }
`).buildBook;
    expect(check).toMatchObject({
      external: false,
      exclude: ['mine', '^categories/*'],
      cacheAge: 7,
      userAgent: 'mine',
      httpHeaders: { 'crates\\.io': ['Accept: text/html'], x: ['A: b'] },
    });
  });

  test.each([
    ['[output.linkcheck]', {}],
    [
      '[output.linkcheck]\nwarning-policy = "error"',
      {
        'link/no-such-page': 'error',
        'link/not-in-summary': 'error',
        'link/no-such-file': 'error',
        'link/outside-book': 'error',
        'link/without-md': 'error',
        'reference/undefined': 'error',
      },
    ],
    ['[output.linkcheck]\nwarning-policy = "ignore"', { 'reference/undefined': 'ignore' }],
    ['[output.linkcheck]\nwarning-policy = "error"\n[build-book]\nwarning-policy = "warn"', {}],
    [
      '[output.linkcheck]\nwarning-policy = "ignore"\n[build-book.severities]\n"reference/undefined" = "notice"',
      { 'reference/undefined': 'notice' },
    ],
  ])('%j sets the severity to %j', (written, severities) => {
    expect(configOf(written).buildBook.severities).toEqual(severities);
  });

  test('under its second name wins over the first', () => {
    const both =
      '[output.linkcheck]\ncache-timeout = 1\n[output.linkcheck2]\ncache-timeout = 2\nrequire-md-extension = true';
    expect(optionsOf(linkcheck, configOf(both))).toMatchObject({ cacheTimeout: 2, requireMdExtension: true });
    const third = configOf('[preprocessor.linkcheck]\ncache-timeout = 3');
    expect(optionsOf(linkcheck, third)?.cacheTimeout).toBe(3);
  });
});

describe('build-book’s own table', () => {
  test('has its defaults', () => {
    expect(configOf('').buildBook).toEqual({
      hiddenSections: 'keep',
      drafts: [],
      showDrafts: false,
      markers: { angle: true },
      undefinedReferences: 'text',
      wikilinks: false,
      refs: ['refs/*.md'],
      nearbyRefs: ['refs.incl.md', '*-refs.md'],
      labelRules: {},
      warningPolicy: 'warn',
      severities: {},
      variables: {},
      math: 'off',
      site: { links: [], social: [], readingTime: false, sections: false },
      code: { frames: false, numbers: false, sources: false },
      figures: false,
      legacyIndexAnchors: false,
      lastChanged: false,
      llms: true,
      sitemap: true,
      check: {
        external: false,
        exclude: [],
        ignore: [],
        timeout: 20,
        concurrency: 16,
        cacheAge: 43200,
        httpHeaders: {},
      },
      offline: false,
      precompress: false,
      programTimeout: 600,
      restrict: false,
      meta: {},
      csp: false,
      words: {},
      languages: {},
      languageFolders: 'others',
    });
  });

  test('enables the feed with a table for it', () => {
    expect(configOf('[build-book.feed]').buildBook.feed).toEqual({ path: 'feed.xml', limit: 20 });
  });

  test('keeps label rules in their order', () => {
    const { labelRules } = configOf(
      '[build-book.label-rules]\n"z-{x}" = "/z/{x}"\n"a-{x}" = "/a/{x}"',
    ).buildBook;
    expect(Object.entries(labelRules)).toEqual([
      ['z-{x}', '/z/{x}'],
      ['a-{x}', '/a/{x}'],
    ]);
  });
});
