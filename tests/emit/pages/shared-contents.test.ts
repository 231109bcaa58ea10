// The shared contents and the part of them that each page carries.
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { bookPath, urlPath } from '../../../src/core/path.ts';
import { english } from '../../english.ts';
import { branchIndex, contentsBranch } from '../../../src/emit/pages/branch.ts';
import { contentsList, contentsScript, foldOf } from '../../../src/emit/pages/shared-contents.ts';
import type { Chapter, OutlineItem } from '../../../src/read/summary/outline.ts';
import type { BranchItemView } from '../../../src/emit/theme/view.ts';

const at = { file: bookPath('src/SUMMARY.md'), span: { start: 0, end: 0 } };
const chapter = (
  name: string,
  url: string,
  number?: readonly number[],
  children: readonly Chapter[] = [],
): Chapter => ({
  kind: 'chapter',
  name,
  source: bookPath('src/x.md'),
  url: urlPath(url),
  children,
  at,
  ...(number === undefined ? {} : { number }),
});

const items: readonly OutlineItem[] = [
  chapter('Preface', 'preface.html'),
  { kind: 'part', title: 'Part <1>' },
  chapter('"A" & B', 'a b/index.html', [1], [chapter('Inner', 'a b/c#.html', [1, 1])]),
  { kind: 'separator' },
  { kind: 'draft', name: 'Later', number: [2], children: [], at },
];
const options = { fold: { enable: false, level: 0 }, sectionLabels: true, words: english };

/** What the script calls its builder with. */
const dataOf = (script: string): unknown => {
  let seen: unknown;
  const builder = (data: unknown): void => {
    seen = data;
  };
  runInNewContext(script, { builder });
  return seen;
};

describe('toc.js', () => {
  test('passes the outline to the theme’s builder in its shortest form', () => {
    expect(dataOf(contentsScript(items, options, { builder: 'builder;\n' }))).toEqual({
      fold: -1,
      items: [
        ['Preface', 'preface.html', 0],
        ['Part <1>'],
        ['"A" & B', 'a b/index.html', '1.', [['Inner', 'a b/c#.html', 1]]],
        [],
        ['Later', 0, '2.'],
      ],
    });
  });

  test('writes a number that does not follow from the chapters above', () => {
    const inner = [chapter('One', 'one.html', [4, 1]), chapter('Three', 'three.html', [4, 3])];
    expect(
      dataOf(contentsScript([chapter('Four', 'four.html', [4], inner)], options, { builder: 'builder' })),
    ).toMatchObject({
      items: [
        [
          'Four',
          'four.html',
          '4.',
          [
            ['One', 'one.html', 1],
            ['Three', 'three.html', '4.3.'],
          ],
        ],
      ],
    });
  });

  test('omits numbers where the book does, and says how many levels start open', () => {
    const folded = { fold: { enable: true, level: 1 }, sectionLabels: false, words: english };
    expect(dataOf(contentsScript(items.slice(2, 3), folded, { builder: 'builder' }))).toEqual({
      fold: 1,
      items: [['"A" & B', 'a b/index.html', 0, [['Inner', 'a b/c#.html', 0]]]],
    });
  });
});

test('the list in toc.html escapes names and addresses, and opens links outside its frame', () => {
  expect(contentsList(items, options, '')).toBe(`<ol class="chapter">
<li class="chapter-item expanded"><span class="chapter-link-wrapper"><a href="preface.html" target="_parent">Preface</a></span></li>
<li class="part-title">Part &lt;1&gt;</li>
<li class="chapter-item expanded"><span class="chapter-link-wrapper"><a href="a%20b/index.html" target="_parent"><strong aria-hidden="true">1.</strong> &quot;A&quot; &amp; B</a></span><ol class="section">
<li class="chapter-item expanded"><span class="chapter-link-wrapper"><a href="a%20b/c%23.html" target="_parent"><strong aria-hidden="true">1.1.</strong> Inner</a></span></li>
</ol>
</li>
<li class="spacer" aria-hidden="true"></li>
<li class="chapter-item expanded"><span class="chapter-link-wrapper"><span><strong aria-hidden="true">2.</strong> Later</span></span></li>
</ol>
`);
});

describe('the contents branch of a page', () => {
  const branchOf = (outline: readonly OutlineItem[], page: string): readonly BranchItemView[] =>
    contentsBranch(branchIndex(outline), { page: urlPath(page), sectionLabels: true, words: english });
  const titles = (branch: readonly BranchItemView[]): readonly string[] =>
    branch.flatMap((item) => [
      `${item.current ? '*' : ''}${item.kind === 'more' ? '...' : item.title}`,
      ...titles(item.children).map((title) => `  ${title}`),
    ]);

  test('contains the chapters around it, above it and below it', () => {
    expect(titles(branchOf(items, 'a b/index.html'))).toEqual([
      'Preface',
      'Part <1>',
      '*"A" & B',
      '  Inner',
      '',
      'Later',
    ]);
    expect(titles(branchOf(items, 'a b/c#.html'))).toEqual([
      'Preface',
      'Part <1>',
      '"A" & B',
      '  *Inner',
      '',
      'Later',
    ]);
    expect(titles(branchOf(items, 'preface.html'))).toEqual(['*Preface', 'Part <1>', '"A" & B', '', 'Later']);
  });

  test('has links relative to the page', () => {
    expect(branchOf(items, 'a b/c#.html')[2]).toMatchObject({ href: '../a%20b/index.html', number: '1.' });
  });

  test('does not grow with the book', () => {
    const long = Array.from({ length: 3000 }, (_, i) => chapter(`${i}`, `${i}.html`, [i]));
    expect(titles(branchOf(long, '0.html'))).toHaveLength(7);
    expect(titles(branchOf(long, '1500.html'))).toEqual([
      '...',
      ...[1497, 1498, 1499].map(String),
      '*1500',
      ...[1501, 1502].map(String),
      '...',
    ]);
    expect(titles(branchOf(long, '2999.html'))).toHaveLength(7);
  });

  test('is empty for a page that is not a chapter', () => {
    expect(branchOf(items, 'print.html')).toEqual([]);
  });
});

describe('badges', () => {
  const marked: readonly OutlineItem[] = [
    { ...chapter('A', 'a.html', [1]), badge: 'new' },
    { ...chapter('B', 'b.html', [2], [chapter('C', 'c.html', [2, 1])]), badge: 'deprecated' },
  ];

  test('are part of the shared contents, with their texts', () => {
    expect(dataOf(contentsScript(marked, options, { builder: 'builder' }))).toEqual({
      fold: -1,
      items: [
        ['A', 'a.html', '1.', 0, 'new'],
        ['B', 'b.html', '2.', [['C', 'c.html', 1]], 'deprecated'],
      ],
      badges: { new: 'New', beta: 'Beta', experimental: 'Experimental', deprecated: 'Deprecated' },
    });
  });

  test('are in the list of all chapters and in the part that a page carries', () => {
    expect(contentsList(marked, options, '')).toContain(
      '<a href="a.html" target="_parent"><strong aria-hidden="true">1.</strong> A <span class="badge badge-new">New</span></a>',
    );
    const [first] = contentsBranch(branchIndex(marked), {
      page: urlPath('a.html'),
      sectionLabels: true,
      words: english,
    });
    expect(first?.badge).toEqual({ kind: 'new', text: 'New' });
  });
});

test('contents with more than 300 chapters fold, unless the book says whether they do', () => {
  const list = (count: number): readonly OutlineItem[] =>
    Array.from({ length: count }, (_, i) => chapter(`Chapter ${i}`, `${i}.html`));
  expect(foldOf({ level: 1 }, list(300))).toEqual({ enable: false, level: 1 });
  expect(foldOf({ level: 1 }, [chapter('Parent', 'p.html', [1], list(300) as Chapter[])])).toEqual({
    enable: true,
    level: 1,
  });
  expect(foldOf({ enable: false, level: 0 }, list(301)).enable).toBe(false);
  expect(foldOf({ enable: true, level: 0 }, list(1)).enable).toBe(true);
});
