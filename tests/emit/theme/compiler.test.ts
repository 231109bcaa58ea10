// Templates compiled when build-book is built are the templates compiled now.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type Handlebars from 'handlebars';
import runtime from 'handlebars/runtime.js';
import { expect, test } from 'vitest';
import { hashBytes } from '../../../src/core/hash.ts';
import { createCompiler, precompiledModule } from '../../../src/emit/theme/compiler.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { builtinFolder } from './folder.ts';

test('precompiled templates are stored by the hash of their text and need only Handlebars’ runtime', async () => {
  const text = '{{#each items}}<li>{{this}}</li>\n{{/each}}';
  const module = await precompiledModule([text, builtinFolder.text('parts/menu-bar.hbs') ?? '']);
  const file = join(tempFolder({ 'precompiled.mjs': module }), 'precompiled.mjs');
  const { templates } = (await import(pathToFileURL(file).href)) as { templates: Record<string, object> };
  const { compile } = await createCompiler([text]);
  const context = { items: ['a', '<b>'] };
  const handlebars = runtime as unknown as typeof Handlebars;
  expect(handlebars.template(templates[hashBytes(text)] ?? {})(context)).toBe(compile(text)(context));
  expect(Object.keys(templates)).toHaveLength(2);
});
