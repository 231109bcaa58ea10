// Files -> pages in three stages, the second and third of which take the result of the one before: a book in small.
import { hashOf } from '../../src/core/hash.ts';
import type { BookPath } from '../../src/core/path.ts';
import { bookPath } from '../../src/core/path.ts';
import type { Source } from '../../src/core/source.ts';
import type { Track, Memo, StageResult, Stage, Dependencies } from '../../src/memo/stage.ts';
import { createDependencies, fileDependency } from '../../src/memo/dependency-values.ts';

export type Files = ReadonlyMap<string, string>;

const sourceIn = (files: Files, path: BookPath): Source => {
  const text = files.get(path);
  return text === undefined
    ? { kind: 'none', path, why: 'missing' }
    : { kind: 'file', path, text, hash: hashOf(text) };
};

/** Dependencies that are files of this map. */
export const dependenciesOf = (files: Files): Dependencies =>
  createDependencies({
    file: {
      read: (name) => sourceIn(files, bookPath(name)),
      hash: (name) => hashOf(files.get(name) ?? ['missing']),
    },
  });

interface Expanded {
  readonly missing: readonly string[];
}

interface Parsed {
  readonly headings: readonly string[];
  readonly links: readonly string[];
}

interface PageInput {
  readonly chapter: StageResult<Parsed, string>;
  readonly contents: readonly string[];
  readonly targets: readonly (string | undefined)[];
}

function expand(path: BookPath, chain: readonly string[], track: Track): { text: string; missing: string[] } {
  const source = track(fileDependency(path));
  if (source.kind === 'none') return { text: '', missing: [path] };
  const missing: string[] = [];
  const text = source.text.replace(/<([^>]+)>/g, (whole, target: string) => {
    if (chain.includes(target)) return whole;
    const part = expand(bookPath(target), [...chain, target], track);
    missing.push(...part.missing);
    return part.text;
  });
  return { text, missing };
}

const expandStage: Stage<BookPath, Expanded, string> = {
  name: 'expand',
  keepHeavy: true,
  load: () =>
    Promise.resolve((path, track) => {
      const { text, missing } = expand(path, [path], track);
      return { light: { missing }, heavy: text };
    }),
};

const parseStage: Stage<StageResult<Expanded, string>, Parsed, string> = {
  name: 'parse',
  keepHeavy: true,
  load: () =>
    Promise.resolve(async (expanded) => {
      const text = await expanded.heavy();
      const headings = [...text.matchAll(/^# (.*)$/gm)].map((found) => found[1] ?? '');
      const links = [...text.matchAll(/\[([^\]]*)\]/g)].map((found) => found[1] ?? '');
      return { light: { headings, links }, heavy: text.replaceAll('\n', '|') };
    }),
};

const renderStage: Stage<PageInput, undefined, string> = {
  name: 'render',
  keepHeavy: true,
  load: () =>
    Promise.resolve(async ({ chapter, contents, targets }) => ({
      light: undefined,
      heavy: [contents.join(), await chapter.heavy(), JSON.stringify(targets)].join('\n'),
    })),
};

/** All that a build makes, with all that was only kept for it. */
export interface Built {
  readonly expanded: readonly (readonly [Expanded, string])[];
  readonly parsed: readonly (readonly [Parsed, string])[];
  readonly pages: readonly string[];
}

/** Builds the book of `chapters`; asks for every heavy value once all stages have run. */
export async function buildBook(memo: Memo, chapters: readonly string[]): Promise<Built> {
  const expanded = await Promise.all(chapters.map((path) => memo.run(expandStage, path, bookPath(path))));
  const parsed = await Promise.all(
    expanded.map((chapter, i) => memo.run(parseStage, chapters[i] ?? '', chapter)),
  );
  const contents = parsed.map(({ light }) => light.headings[0] ?? '');
  const owners = new Map(parsed.flatMap(({ light }, i) => light.headings.map((text) => [text, chapters[i]])));
  const pages = await Promise.all(
    parsed.map((chapter, i) => {
      const targets = chapter.light.links.map((link) => owners.get(link));
      return memo.run(renderStage, chapters[i] ?? '', { chapter, contents, targets });
    }),
  );
  return {
    expanded: await Promise.all(expanded.map(async ({ light, heavy }) => [light, await heavy()] as const)),
    parsed: await Promise.all(parsed.map(async ({ light, heavy }) => [light, await heavy()] as const)),
    pages: await Promise.all(pages.map(({ heavy }) => heavy())),
  };
}

/** What the book is without a memo: every stage runs each time. */
export async function buildAfresh(files: Files, chapters: readonly string[]): Promise<Built> {
  const dependencies = dependenciesOf(files);
  let count = 0;
  return buildBook(
    {
      async run(stage, _label, input) {
        const { light, heavy } = await (await stage.load())(input, dependencies.read);
        count += 1;
        return { hash: hashOf(count), light, heavy: () => Promise.resolve(heavy), dependencies: [] };
      },
      takeRuns: () => [],
      dependentsOf: () => [],
      save: () => Promise.resolve(),
    },
    chapters,
  );
}
