// The chapters and the home page of a book, built by build-book, mdBook, VitePress and Starlight -> four sites to compare.
//
// Chapters are what `[output.markdown]` writes, so that all four read the same text: without includes, elements of HTML and
// hidden lines, which only some of them know. Each generator is set up as its documentation begins.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Versions that run on the oldest Node.js that build-book supports. */
const packages = ['vitepress@1.6.4', 'astro@5.18.2', '@astrojs/starlight@0.37.7'];
const program = fileURLToPath(new URL('../../src/bin.js', import.meta.url));

const home = {
  title: 'Field Notes',
  tagline: 'Write down what you see, find it again years later, and share it with those who were not there.',
  actions: [
    { text: 'Get started', page: 0 },
    { text: 'Reference', page: 1 },
  ],
  features: [
    ['Works offline', 'Notes are kept on your device, and sent when there is a network again.'],
    ['Search in any language', 'Results by heading, as you type, with exact names and numbers.'],
    ['Yours', 'Plain files in a folder, which every editor opens, and which you can take with you.'],
    ['Fast', 'A thousand notes open in the time of one, because only what changed is read.'],
    ['Pictures and maps', 'Add them by dragging. Places are found in what you wrote.'],
    ['Shared with care', 'You decide for each note who reads it, and see who did.'],
  ],
};

/**
 * The sites by name, each `{ folder, pages }`: the addresses of the pages asked for, below the folder. `book` is a folder
 * with book.toml, `pages` are paths of chapters with `.md`, `mdbook` is its program, and `scratch` an empty folder.
 */
export function buildPeerSites({ book, pages, mdbook, scratch }) {
  const chapters = chaptersOf(book, join(scratch, 'source'));
  const npm = join(scratch, 'npm');
  mkdirSync(npm, { recursive: true });
  writeFileSync(join(npm, 'package.json'), '{"private":true,"type":"module"}');
  run('npm', ['install', '--no-audit', '--no-fund', ...packages], npm);
  const input = { chapters, pages, npm };
  return {
    'build-book': bookSite(
      { ...input, root: join(scratch, 'build-book') },
      [process.execPath, program],
      ourHome,
    ),
    mdBook: bookSite({ ...input, root: join(scratch, 'mdbook') }, [mdbook], mdBookHome),
    VitePress: vitePressSite({ ...input, root: join(npm, 'vitepress') }),
    Starlight: starlightSite({ ...input, root: join(npm, 'starlight') }),
  };
}

function run(command, argv, cwd) {
  const { status, stdout, stderr } = spawnSync(command, argv, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', ASTRO_TELEMETRY_DISABLED: '1' },
    maxBuffer: 1 << 28,
  });
  if (status !== 0)
    throw new Error(`${command} ${argv.join(' ')} ended with ${status}\n${stdout}\n${stderr}`);
}

const write = (root, files) => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
};

/** The chapters of a book in their order: path, title, text after the title. */
function chaptersOf(book, copy) {
  cpSync(book, copy, { recursive: true });
  const settings = join(copy, 'book.toml');
  writeFileSync(settings, `${readFileSync(settings, 'utf8')}\n[output.markdown]\n`);
  spawnSync(process.execPath, [program, 'build', copy, '--quiet', '-d', join(copy, 'out')]);
  const folder = [join(copy, 'out/markdown'), join(copy, 'out')].find((path) => existsSync(path));
  const order = readFileSync(join(copy, 'src/SUMMARY.md'), 'utf8').matchAll(/\[([^\]]+)\]\(([^)]+\.md)\)/g);
  return [...order]
    .map(([, name, path]) => ({ path: path.replace(/^\.\//, ''), name: name.replaceAll('`', '') }))
    .filter(({ path }) => existsSync(join(folder, path)))
    .map(({ path, name }) => ({ path, name, text: plain(readFileSync(join(folder, path), 'utf8')) }));
}

/** Markdown that all four read alike. Images are their alt texts. */
function plain(text) {
  let fence;
  let isRust = false;
  const lines = text.split('\n').flatMap((line) => {
    const mark = /^\s*(```+|~~~+)\s*(\w*)/.exec(line);
    if (mark !== null && (fence === undefined || mark[1].startsWith(fence))) {
      isRust = fence === undefined && mark[2] === 'rust';
      fence = fence === undefined ? mark[1] : undefined;
      return line.replace(/,[\w,-]*\s*$/, '');
    }
    if (fence !== undefined)
      return isRust && /^\s*# ?(?!\[|!)/.test(line) && !/^\s*##/.test(line) ? [] : line;
    if (/^\s*<\/?[A-Za-z][^>]*>\s*$/.test(line)) return [];
    const bare = line
      .replaceAll(/<(?!https?:)\/?[A-Za-z!][^>`]*>/g, '')
      .replaceAll(/!\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replaceAll('{{', '{ {');
    return bare.trim() === '' && line.trim() !== '' ? [] : bare;
  });
  return lines.join('\n');
}

const titleOf = ({ text, name }) => (/^#+ (.+)$/m.exec(text)?.[1] ?? name).replaceAll('`', '');
const quoted = (text) => JSON.stringify(text);
const addressOf = (path) => path.replace(/\.md$/, '');

/** A site of mdBook's format, by build-book or mdBook. */
function bookSite({ chapters, pages, root }, [command, ...argv], homeOf) {
  const summary = chapters.map(({ path, name }) => `- [${name}](${path})\n`).join('');
  write(root, {
    'book.toml': `[book]\ntitle = ${quoted(home.title)}\n`,
    'src/SUMMARY.md': `[${home.title}](index.md)\n\n${summary}`,
    'src/index.md': homeOf(pages),
    ...Object.fromEntries(chapters.map(({ path, text }) => [`src/${path}`, text])),
  });
  spawnSync(command, [...argv, 'build', root], { env: { ...process.env, NO_COLOR: '1' } });
  return {
    folder: join(root, 'book'),
    pages: ['index.html', ...pages.map((path) => `${addressOf(path)}.html`)],
  };
}

const mdBookHome = (pages) =>
  [
    `# ${home.title}`,
    home.tagline,
    home.actions.map(({ text, page }) => `[${text}](${pages[page]})`).join(' · '),
    ...home.features.map(([title, details]) => `## ${title}\n\n${details}`),
  ].join('\n\n');

/** The front matter that build-book and VitePress have alike; Starlight's is different. */
const heroMatter = (pages, lines) =>
  [
    '---',
    'layout: home',
    'hero:',
    ...lines,
    `  tagline: ${quoted(home.tagline)}`,
    '  actions:',
    ...home.actions.flatMap(({ text, page }) => [
      `    - text: ${quoted(text)}`,
      `      link: ${pages[page]}`,
    ]),
    'features:',
    ...home.features.flatMap(([title, details]) => [
      `  - title: ${quoted(title)}`,
      `    details: ${quoted(details)}`,
    ]),
    '---',
    '',
  ].join('\n');
const ourHome = (pages) => `${heroMatter(pages, [])}# ${home.title}\n`;

function vitePressSite({ chapters, pages, npm, root }) {
  const sidebar = chapters.map(({ path, name }) => ({ text: name, link: `/${addressOf(path)}` }));
  const config = {
    title: home.title,
    ignoreDeadLinks: true,
    // Unclosed elements would stop its build.
    markdown: { html: false },
    themeConfig: { search: { provider: 'local' }, sidebar },
  };
  const links = pages.map((path) => `/${addressOf(path)}`);
  write(root, {
    'package.json': '{"type":"module"}',
    '.vitepress/config.js': `export default ${JSON.stringify(config)};\n`,
    'index.md': heroMatter(links, [`  name: ${quoted(home.title)}`]),
    ...Object.fromEntries(chapters.map(({ path, text }) => [path, text])),
  });
  run(process.execPath, [join(npm, 'node_modules/vitepress/bin/vitepress.js'), 'build', '.'], root);
  return {
    folder: join(root, '.vitepress/dist'),
    pages: ['index.html', ...links.map((link) => link.slice(1))],
  };
}

function starlightSite({ chapters, pages, npm, root }) {
  const slugOf = (path) => addressOf(path).toLowerCase();
  const sidebar = chapters.map(({ path, name }) => ({ label: name, slug: slugOf(path) }));
  const hero = [
    '---',
    `title: ${quoted(home.title)}`,
    'template: splash',
    'hero:',
    `  tagline: ${quoted(home.tagline)}`,
    '  actions:',
    ...home.actions.flatMap(({ text, page }, i) => [
      `    - text: ${quoted(text)}`,
      `      link: /${slugOf(pages[page])}/`,
      `      variant: ${i === 0 ? 'primary' : 'secondary'}`,
    ]),
    '---',
    "import { Card, CardGrid } from '@astrojs/starlight/components';",
    '',
    '<CardGrid>',
    ...home.features.map(([title, details]) => `<Card title=${quoted(title)}>${details}</Card>`),
    '</CardGrid>',
  ].join('\n');
  write(root, {
    'package.json': '{"type":"module"}',
    'astro.config.mjs': `import starlight from '@astrojs/starlight';\nexport default { build: { format: 'file' }, integrations: [starlight({ title: ${quoted(home.title)}, sidebar: ${JSON.stringify(sidebar)} })] };\n`,
    'src/content.config.ts':
      "import { defineCollection } from 'astro:content';\nimport { docsLoader } from '@astrojs/starlight/loaders';\nimport { docsSchema } from '@astrojs/starlight/schema';\nexport const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };\n",
    'src/content/docs/index.mdx': hero,
    ...Object.fromEntries(
      chapters.map((chapter) => [
        `src/content/docs/${chapter.path}`,
        `---\ntitle: ${quoted(titleOf(chapter))}\n---\n\n${chapter.text.replace(/^#+ .+$/m, '')}`,
      ]),
    ),
  });
  run(process.execPath, [join(npm, 'node_modules/astro/astro.js'), 'build'], root);
  const built = pages.map((path) => `${slugOf(path)}.html`);
  if (readdirSync(join(root, 'dist')).length === 0) throw new Error('Starlight has written nothing');
  return { folder: join(root, 'dist'), pages: ['index.html', ...built] };
}
