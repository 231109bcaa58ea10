// The Rust How-to Book -> the numbers that its plugins, scripts and mistakes were counted by, next to ours.
//
//   npm run build && node tests/bench/rust-howto.mjs <a checkout's `bk` folder>...
//
// The book is at https://github.com/john-cd/rust_howto; commit 959726dcd is its largest state. Nothing is written there.
import { resolve } from 'node:path';

const from = (path) => import(new URL(`../../dist/${path}.js`, import.meta.url));
const { openSession } = await from('build/session');
const { reportDefinitions } = await from('link/resolve/label-scopes');
const { definitionTables } = await from('read/references/definition-tables');
const { definitionSources } = await from('read/references/definition-sources');
const { loadChapterPlugins } = await from('scan/chapter-hooks');
const { scanOptions } = await from('scan/scan-options');
const { mappedFile } = await from('core/mapped-text');
const { bookPath } = await from('core/path');
const { expandMapped } = await from('read/preprocess/expand');
const { parseChapter } = await from('scan/markdown/parse-chapter');
const { loadTokenizer } = await from('scan/markdown/tree/html-tokens');
const { indexBook } = await from('link/resolve/book-index');
const { checkLinks } = await from('link/resolve/check-links');
const { resolveLabelName, resolvePageName } = await from('link/resolve/page-names');
const { parseSummary } = await from('read/summary/parse-summary');
const { writtenChapters } = await from('read/summary/outline');
await loadTokenizer();

async function report(root) {
  const environment = { MDBOOK_OUTPUT__HTML__SEARCH__ENABLE: 'false' };
  const started = process.cpuUsage();
  const session = openSession({ root, environment, cache: 'none', mode: 'check' });
  const built = await session.build();
  const { model, diagnostics } = built;
  const used = process.cpuUsage(started);
  console.log(`\n${root}`);
  print({
    pages: model.index.pages.length,
    ...chaptersOf(built),
    ...termsOf(model.index.pages, model.terms.terms()),
    ...labelsOf(model),
    ...definitionsOf(built),
    'fragments that are not there': fragmentsOf(model.index, model.index.pages, model.files),
    'CPU time of build and check, ms': Math.round((used.user + used.system) / 1000),
  });
  console.log('\ndiagnostics, each place once');
  print(countBy(diagnostics, ({ code }) => code));
  console.log(
    '\nas mdbook-scrub, links and indexing have it: only hidden sections outside includes are stripped, by regex',
  );
  print(await asPlugins(built));
  await session.close();
}

/** Chapters of SUMMARY.md: those named twice, and the private ones, the outermost only and with all below them. */
function chaptersOf({ config, model }) {
  const path = bookPath(`${config.book.src}/SUMMARY.md`);
  const { items } = parseSummary(model.files.read(path), { src: config.book.src }).value;
  const isPrivate = ({ source }) => /(?:^|\/)_[^/]*$/.test(source ?? '');
  const roots = [...writtenChapters(items)].filter(
    ({ chapter, parents }) => isPrivate(chapter) && !parents.some(isPrivate),
  );
  return {
    'pages named twice': model.diagnostics.filter(({ code }) => code === 'summary/duplicate-chapter').length,
    'private chapters, without those below them': roots.length,
    'private chapters with all below them': model.index.hidden.size,
  };
}

function termsOf(pages, terms) {
  const entries = terms.groups.flatMap((group) => group.entries);
  const at = pages.findIndex(({ chapter }) => chapter.name === 'Index');
  return {
    'index markers': sum(pages, ({ facts }) => facts.terms.length),
    'index markers after the index': sum(at < 0 ? [] : pages.slice(at), ({ facts }) => facts.terms.length),
    'index entries': entries.length,
    'index entries and pages': sum(entries, ({ places }) => places.length),
  };
}

function labelsOf({ index, config }) {
  const labels = index.pages.flatMap(({ facts }) => facts.undefinedLabels.map(({ label }) => label));
  const missing = labels.filter((label) => resolveLabelName(index, label) === undefined);
  const names = index.pages.flatMap(({ facts }) => (facts.wikiLinks ?? []).map(({ label }) => label));
  const kinds = countBy(names, (name) => resolvePageName(index, name)?.kind ?? 'nothing');
  return {
    'undefined labels, uses': missing.length,
    'undefined labels': new Set(missing).size,
    'undefined labels that name a page or heading': labels.length - missing.length,
    [`names in double brackets (shown as ${config.buildBook.wikilinks})`]: JSON.stringify(kinds),
  };
}

function definitionsOf({ config, model }) {
  const tables = definitionTables(definitionSources(config, model.files), model.files);
  const files = new Set([...model.scanned.values()].flatMap(({ light }) => light.definitionFiles));
  const found = countBy(reportDefinitions(model, tables), ({ code }) => code);
  return {
    'files of definitions': files.size,
    'link definitions': sum([...files], (file) => tables.definitionsIn(file).length),
    'link definitions that nobody uses': found['reference/unused'] ?? 0,
    'labels with the URL of another': found['reference/same-url'] ?? 0,
  };
}

/** Each link of each page counts, wherever it was written. */
function fragmentsOf(index, pages, { exists }) {
  const world = {
    exists,
    isGeneratedPage: () => false,
    hasGeneratedId: () => false,
    rules: { mayLeaveBook: true, needMd: false },
  };
  const found = pages.flatMap((page) => checkLinks(index, page, world));
  const hidden = found.filter(({ code }) => code === 'link/to-hidden');
  const fragments = found.filter(({ code }) => code === 'link/no-such-anchor');
  const places = new Set(fragments.map(({ args }) => `${args.page}#${args.anchor}`));
  return `${fragments.length} links to ${places.size}; links to private chapters: ${sum(hidden, ({ args }) => args.uses)}`;
}

const SCRUBBED = /<div *class *= *"hidden">([^<]|<[^/])+<\/ *div *>/g;

async function asPlugins({ config, model }) {
  const { markdown, preprocess, plugins: on } = scanOptions(config, model.plugins);
  const plugins = await loadChapterPlugins(model.plugins, on);
  const { read, namesIn } = model.files;
  const undefinedLabels = [];
  const facts = new Map(
    model.index.pages.map(({ chapter: { source } }) => {
      const text = mappedFile(source, read(source).text.replace(SCRUBBED, ''));
      const options = {
        ...preprocess,
        definitions: 'paste',
      };
      const expanded = expandMapped({ source, text, options }, { read, list: namesIn });
      const parsed = parseChapter({
        source,
        text: expanded.value.text,
        frontMatter: { data: {} },
        options: markdown,
        plugins,
        definitionOf: () => undefined,
      });
      undefinedLabels.push(...parsed.value.facts.undefinedLabels.map(({ label }) => label));
      return [source, parsed.value.facts];
    }),
  );
  const { outline, sourceRoot, files, hidden } = model.index;
  const index = indexBook({ outline, facts, sourceRoot, files, hidden });
  const terms = index.pages.flatMap((page) => page.facts.terms.map(({ text }) => text));
  return {
    'index markers': terms.length,
    'index entries': new Set(terms).size,
    'undefined labels': [...new Set(undefinedLabels)].join(' '),
    'fragments that are not there': fragmentsOf(index, index.pages, model.files),
  };
}

function sum(all, numberOf) {
  return all.reduce((total, one) => total + numberOf(one), 0);
}

function countBy(all, keyOf) {
  const counts = {};
  for (const one of all) counts[keyOf(one)] = (counts[keyOf(one)] ?? 0) + 1;
  return Object.fromEntries(Object.entries(counts).sort());
}

function print(numbers) {
  for (const [name, number] of Object.entries(numbers))
    console.log(`  ${String(number).padStart(7)}  ${name}`);
}

const root = process.argv.slice(2);
if (root.length === 0) throw new Error('usage: node tests/bench/rust-howto.mjs <folder of a book>...');
for (const folder of root) await report(resolve(folder));
