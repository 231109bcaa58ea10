// The PDF of whole books, made by the real compiler.
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { makePdf } from '../../../src/emit/pdf/make-pdf.ts';
import type { PdfOptions } from '../../../src/emit/pdf/pdf-options.ts';
import type { SiteModel } from '../../../src/emit/site-model.ts';
import { chapter, buildPdf, codesOf } from './build-pdf.ts';

const book = {
  'book.toml':
    '[book]\ntitle = "Night: Sky"\nauthors = ["Ada & Bob"]\nlanguage = "de"\n[preprocessor.katex]\n[output.pdf]\npaper = "6in x 9in"\n',
  'src/SUMMARY.md':
    '# Summary\n\n[Preface](pre.md)\n\n# Stars\n\n- [One](one.md)\n\n---\n\n[Index](Index.md)\n',
  'src/pre.md': '# Preface\n\n[there](one.md#below), a note[^n].\n\n[^n]: The *note*.\n',
  'src/one.md': '# One\n\n{{i:star}} $x^2$\n\n$$\\frac{a}{b}$$\n\n## Below\n\n```rust\nfn main() {}\n```\n',
  'src/Index.md': '# Index\n\n{{#index}}\n',
};

const compiler = 'node_modules/@myriaddreamin/typst-ts-node-compiler';
const realCompiler = createRequire(import.meta.url).resolve('@myriaddreamin/typst-ts-node-compiler');

describe('the PDF of a book', () => {
  test.each(['## [Below](#below)', '<a id="x" href="#x">here</a> and [there](#x)'])(
    'is made if a link leads to itself: %s',
    async (text) => {
      const pdf = await buildPdf(chapter(text));
      expect(codesOf(pdf)).toEqual([]);
      expect(pdf.bytes.length).toBeGreaterThan(1000);
    },
  );

  test('follows PDF/UA-1, has its metadata, bookmarks and paper size, and the same bytes each time', async () => {
    const [pdf, again] = [await buildPdf(book), await buildPdf(book)];
    expect(codesOf(pdf)).toEqual([]);
    expect(pdf.path).toMatch(/[/\\]Night Sky\.pdf$/);
    expect(pdf.objects).toContain('pdfuaid:part>1<');
    expect(pdf.objects).toMatch(/\/Lang ?\(de\)/);
    expect(pdf.objects).toMatch(/\/MediaBox ?\[0 0 432 648\]/);
    expect([...pdf.objects.matchAll(/\/Title ?\((.*?)\)/g)].map(([, title]) => title)).toEqual(
      expect.arrayContaining(['Night: Sky', 'Preface', 'Stars', '1 One', 'Below', 'Index']),
    );
    expect(pdf.objects).not.toMatch(/\/(?:CreationDate|ModDate)/);
    const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
    expect(digest(again.bytes)).toBe(digest(pdf.bytes));
  });

  test('is made without network or files of the system, whatever the author writes', async () => {
    const text = [
      '#read("/etc/hostname") #import "@preview/x:0.1.0" \\#panic() `#panic()` $\\text{#panic()}$',
      '<svg><script>alert(1)</script><text>a</text></svg>',
      '```\n#panic("x")\n```',
      '| #panic() |\n|-|\n| `#panic()` |',
    ].join('\n\n');
    const pdf = await buildPdf({
      'book.toml': '[book]\ntitle = "#panic()"\nauthors = ["#panic()"]\n[preprocessor.katex]\n[output.pdf]\n',
      ...chapter(text),
    });
    expect(pdf.bytes.length).toBeGreaterThan(1000);
    expect(codesOf(pdf).filter((code) => code === 'pdf/failed')).toEqual([]);
  });
});

describe('what can’t be shown', () => {
  test('a color by name of the book’s theme is black', async () => {
    const pdf = await buildPdf({
      ...chapter('[link](#a) and\n\n```rust\nfn main() {}\n```'),
      'theme/css/variables.css': ':root, .light { --links: rebeccapurple; --fg: navy; }\n',
    });
    expect(codesOf(pdf)).not.toContain('pdf/failed');
    expect(pdf.bytes.length).toBeGreaterThan(1000);
  });

  test('a broken image is its alt text, and reported', async () => {
    const png = Buffer.concat([
      Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex'),
      Buffer.from('no picture IEND, and long enough to be one'),
    ]);
    const pdf = await buildPdf({ ...chapter('![A dot](dot.png)'), 'src/dot.png': png });
    expect(codesOf(pdf)).toEqual(['pdf/bad-image']);
    expect(pdf.bytes.length).toBeGreaterThan(1000);
  });

  test('without the compiler, the error names the package to install', async () => {
    const book = { findTypesetter: () => undefined, files: { read: () => ({ kind: 'none' }) } };
    const found = await makePdf(book as unknown as SiteModel, {} as PdfOptions);
    expect(found).toEqual({
      value: undefined,
      diagnostics: [
        {
          code: 'pdf/no-compiler',
          args: { package: '@myriaddreamin/typst-ts-node-compiler' },
          at: undefined,
        },
      ],
    });
  });

  test('an image that crashes the compiler is its alt text, and reported', async () => {
    const pdf = await buildPdf({
      ...chapter('![A dot](dot.svg) ![A line](line.svg) $x$'),
      'src/dot.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="4"/></svg>',
      'src/line.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0L9 9"/></svg>',
      [`${compiler}/package.json`]: '{ "version": "0.0.1", "main": "index.js" }',
      [`${compiler}/index.js`]: `
        const { NodeCompiler } = require(${JSON.stringify(realCompiler)});
        const { compile } = NodeCompiler.prototype;
        NodeCompiler.prototype.compile = function (options) {
          if (options.mainFileContent?.includes('dot.svg')) process.abort();
          return compile.call(this, options);
        };
        module.exports = { NodeCompiler };
      `,
    });
    expect(pdf.diagnostics.map(({ code, args }) => ({ code, args }))).toEqual([
      { code: 'pdf/bad-image', args: { path: 'src/dot.svg', why: 'Typst ended with signal SIGABRT' } },
    ]);
    expect(pdf.bytes.length).toBeGreaterThan(1000);
  });

  test('a compiler that crashes only costs the PDF', async () => {
    const pdf = await buildPdf({
      ...chapter('text'),
      [`${compiler}/package.json`]: '{ "version": "0.0.1", "main": "index.js" }',
      [`${compiler}/index.js`]: 'process.abort();\n',
    });
    expect(pdf.path).toBeUndefined();
    expect(pdf.diagnostics.map(({ code, args }) => ({ code, args }))).toEqual([
      { code: 'pdf/failed', args: { reason: 'Typst ended with signal SIGABRT' } },
    ]);
  });
});
