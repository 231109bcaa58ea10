// Templates compiled when build-book is built are the templates compiled now.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type Handlebars from 'handlebars';
import runtime from 'handlebars/runtime.js';
import { expect, test } from 'vitest';
import { hashBytes } from '../../../src/core/hash.ts';
import { createCompiler, precompiledModule } from '../../../src/emit/theme/compiler.ts';
import { builtinFolder } from './folder.ts';

test('the module holds each template by the hash of its text, for Handlebars’ runtime alone', async () => {
  const text = '{{#each items}}<li>{{this}}</li>\n{{/each}}';
  const folder = mkdtempSync(join(tmpdir(), 'book-'));
  const file = join(folder, 'precompiled.mjs');
  writeFileSync(file, await precompiledModule([text, builtinFolder.text('parts/menu-bar.hbs') ?? '']));
  const { templates } = (await import(pathToFileURL(file).href)) as { templates: Record<string, object> };
  const { compile } = await createCompiler([text]);
  const context = { items: ['a', '<b>'] };
  const handlebars = runtime as unknown as typeof Handlebars;
  expect(handlebars.template(templates[hashBytes(text)] ?? {})(context)).toBe(compile(text)(context));
  expect(Object.keys(templates)).toHaveLength(2);
  rmSync(folder, { recursive: true });
});
