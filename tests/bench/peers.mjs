// The same pages, built by other generators -> a table of what a cold build and one with a changed page cost.
//
//   npm run build
//   npm install --prefix peers @11ty/eleventy @11ty/eleventy-plugin-syntaxhighlight vitepress
//   node tests/bench/peers.mjs --mdbook FILE --hugo FILE --npm peers [--pages 500] [--runs 3]
//
// What is not given is left out. Each generator is set up as its documentation begins, with a layout of its own where it
// needs one, and with search and highlighting where it has them: a column tells which. Times are medians, and the
// generators take turns; memory is that of all processes together, in a build of its own.
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { median, number, peakMemoryOf, table, timeOf } from './measure.mjs';

const { values } = parseArgs({
  options: {
    mdbook: { type: 'string' },
    hugo: { type: 'string' },
    npm: { type: 'string' },
    pages: { type: 'string', default: '500' },
    runs: { type: 'string', default: '3' },
  },
});
const scratch = mkdtempSync(join(tmpdir(), 'build-book-peers-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

const WORDS =
  'a build reads every chapter once and writes only those files that have changed since the last one was made'.split(
    ' ',
  );

/** Prose with the given number of words, different on each page and the same in each run. */
const prose = (seed, count) =>
  Array.from({ length: count }, (_, i) => WORDS[(seed * 7 + i * i + i) % WORDS.length]).join(' ');

const code = (i) =>
  `\`\`\`rust\nfn page_${i}(values: &[u32]) -> Option<u32> {\n    // Adds what is even.\n    let sum: u32 = values.iter().filter(|value| *value % 2 == 0).sum();\n    (sum > ${i}).then_some(sum)\n}\n\`\`\`\n\n\`\`\`js\nexport const page${i} = (values) => values.filter((value) => value % 2 === 0).map(String);\n\`\`\``;

/** A page of about 4 kB: headings, prose, lists, a table, code, and a link to the next page. */
const page = (i, next) =>
  [
    `# Page ${i}`,
    prose(i, 80),
    ...[1, 2, 3, 4].flatMap((part) => [
      `## Section ${part} of page ${i}`,
      `${prose(i + part, 90)} **${prose(part, 3)}** and \`value_${part}\`.`,
      `- ${prose(i, 8)}\n- ${prose(part, 8)}\n- ${prose(i + part, 8)}`,
    ]),
    '| name | value |\n| --- | --- |\n| one | 1 |\n| two | 2 |',
    code(i),
    `Next: [page ${next}](page-${next}.md).`,
    '',
  ].join('\n\n');

const count = Number(values.pages);
const names = Array.from({ length: count }, (_, i) => `page-${i + 1}.md`);

/** Writes the pages; `links` turns links to Markdown files into what the generator understands. */
function writePages(folder, links = (text) => text) {
  mkdirSync(folder, { recursive: true });
  for (const [i, name] of names.entries())
    writeFileSync(join(folder, name), links(page(i + 1, ((i + 1) % count) + 1)));
}

const write = (root, files) => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
};

const summary = names.map((name, i) => `- [Page ${i + 1}](${name})\n`).join('');
const bookFiles = { 'book.toml': '[book]\ntitle = "Pages"\n', 'src/SUMMARY.md': summary };
const navigation = names.map((name, i) => ({ text: `Page ${i + 1}`, link: `/${name.replace('.md', '')}` }));

const generators = [
  {
    name: 'build-book',
    has: 'search, highlighting, sidebar, link check',
    command: process.execPath,
    argv: [fileURLToPath(new URL('../../src/bin.js', import.meta.url)), 'build', '--quiet'],
    pages: 'src',
    files: bookFiles,
    output: ['book', '../cache'],
    result: 'book/page-1.html',
  },
  {
    name: 'mdBook',
    has: 'search, sidebar',
    command: values.mdbook && resolve(values.mdbook),
    argv: ['build'],
    pages: 'src',
    files: bookFiles,
    output: ['book'],
    result: 'book/page-1.html',
  },
  {
    name: 'Hugo',
    has: 'highlighting, sidebar',
    command: values.hugo && resolve(values.hugo),
    argv: ['--quiet'],
    pages: 'content',
    links: (text) => text.replaceAll(/\]\((page-\d+)\.md\)/g, ']({{< relref "$1.md" >}})'),
    files: {
      'config.toml': 'title = "Pages"\nbaseURL = "/"\ndisableKinds = ["taxonomy", "term", "RSS"]\n',
      'layouts/_default/baseof.html':
        '<!doctype html><title>{{ .Title }}</title><nav><ul>{{ range site.RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .File.BaseFileName }}</a></li>{{ end }}</ul></nav><main>{{ block "main" . }}{{ end }}</main>',
      'layouts/_default/single.html': '{{ define "main" }}{{ .TableOfContents }}{{ .Content }}{{ end }}',
      'layouts/_default/list.html': '{{ define "main" }}{{ .Title }}{{ end }}',
    },
    output: ['public', 'resources'],
    result: 'public/page-1/index.html',
  },
  {
    name: 'Eleventy',
    has: 'highlighting, sidebar',
    command: values.npm && process.execPath,
    argv: [
      join(resolve(values.npm ?? '.'), 'node_modules/@11ty/eleventy/cmd.cjs'),
      '--quiet',
      '--input=content',
    ],
    pages: 'content',
    files: {
      'package.json': '{"type":"module"}',
      'eleventy.config.js':
        "import highlight from '@11ty/eleventy-plugin-syntaxhighlight';\nimport { InputPathToUrlTransformPlugin } from '@11ty/eleventy';\nexport default (config) => { config.addPlugin(highlight); config.addPlugin(InputPathToUrlTransformPlugin); };\n",
      'content/content.json': '{"layout":"page.njk"}',
      'content/_includes/page.njk':
        '<!doctype html><title>{{ page.fileSlug }}</title><nav><ul>{% for one in collections.all %}<li><a href="{{ one.url }}">{{ one.fileSlug }}</a></li>{% endfor %}</ul></nav><main>{{ content | safe }}</main>',
    },
    output: ['_site'],
    result: '_site/page-1/index.html',
  },
  {
    name: 'VitePress',
    has: 'search, highlighting, sidebar, link check',
    command: values.npm && process.execPath,
    argv: [join(resolve(values.npm ?? '.'), 'node_modules/vitepress/bin/vitepress.js'), 'build', '.'],
    pages: '.',
    files: {
      'package.json': '{"type":"module"}',
      '.vitepress/config.js': `export default { title: 'Pages', themeConfig: { search: { provider: 'local' }, sidebar: ${JSON.stringify(navigation)} } };\n`,
    },
    output: ['.vitepress/dist', '.vitepress/cache'],
    result: '.vitepress/dist/page-1.html',
  },
].filter(({ name, command }) => {
  if (!command) console.error(`not given, so left out: ${name}`);
  return command;
});

const placed = generators.map((generator) => {
  const root = join(scratch, generator.name, 'site');
  writePages(join(root, generator.pages), generator.links);
  write(root, generator.files);
  if (generator.argv[0]?.includes('node_modules'))
    spawnSync('ln', ['-s', join(resolve(values.npm), 'node_modules'), root]);
  const env = { ...process.env, NO_COLOR: '1', XDG_CACHE_HOME: join(scratch, generator.name, 'cache') };
  return { ...generator, root, options: { cwd: root, env } };
});

const cases = {
  cold: ({ root, output }) => {
    for (const folder of output) rmSync(join(root, folder), { recursive: true, force: true });
  },
  'one changed': ({ root, pages }, run) =>
    appendFileSync(join(root, pages, names[count >> 1]), `\nA change, number ${run}.\n`),
};

const load = () => loadavg()[0].toFixed(1);
const before = load();
const figures = new Map();
const of = (build, { name }) => {
  const key = `${build}/${name}`;
  if (!figures.has(key)) figures.set(key, { wall: [], cpu: [], memory: NaN });
  return figures.get(key);
};
let change = 0;
for (const [build, prepare] of Object.entries(cases)) {
  for (let run = 0; run <= Number(values.runs); run++) {
    change++;
    for (const generator of placed) {
      const { root, argv, options, result } = generator;
      prepare(generator, change);
      const found = of(build, generator);
      if (run === Number(values.runs)) found.memory = await peakMemoryOf(generator, argv, options);
      else {
        const { wall, cpu } = await timeOf(generator, argv, options);
        found.wall.push(wall);
        found.cpu.push(cpu);
      }
      if (!existsSync(join(root, result))) throw new Error(`${generator.name} has not written ${result}`);
    }
  }
}

const rows = placed.map((generator) => [
  generator.name,
  generator.has,
  ...Object.keys(cases).flatMap((build) => {
    const { wall, cpu, memory } = of(build, generator);
    return [number(median(wall), 2), number(median(cpu), 2), number(memory, 0)];
  }),
]);
const heads = Object.keys(cases).flatMap((build) => [`${build} s`, 'CPU s', 'MB']);
console.log(table([`${count} pages`, 'with', ...heads], rows));
console.log(
  `\nMedians of ${values.runs}, Node ${process.versions.node}, ${availableParallelism()} cores, load ${before} before and ${load()} after`,
);
