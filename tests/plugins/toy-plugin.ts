// A plugin that uses every hook: what one folder and one line of the list come to.
import { diagnose } from '../../src/core/diagnostic.ts';
import { originOf } from '../../src/core/mapped-text.ts';
import type { Plugin } from '../../src/plugins/plugin.ts';
import { withFeatures } from '../../src/read/config/config-plugin.ts';
import { text } from '../../src/read/config/keys/kinds.ts';
import { pluginKeys } from '../../src/read/config/keys/plugin-table.ts';
import { editMapped } from '../../src/read/preprocess/edit-mapped.ts';
import type { ChapterHooks } from '../../src/scan/chapter-hooks.ts';
import { element, text as textNode } from '../../src/scan/markdown/tree/node.ts';

interface ShoutTable {
  readonly mark: string;
}

/** `{{shout}}` is `HEY!`, `%x%` and fences named `shout` are loud; a script and a style sheet go with the fences. */
const hooks: ChapterHooks<ShoutTable> = {
  write: (mapped, { mark }) => {
    const places = [...mapped.text.matchAll(/\{\{shout(:?)\}\}/g)];
    const edits = places.map(({ 0: all, index }) => ({
      start: index,
      end: index + all.length,
      by: [`HEY${mark}`],
    }));
    const faulty = places.filter(([, colon]) => colon === ':');
    return {
      value: editMapped(mapped, edits),
      diagnostics: faulty.map(({ 0: all, index }) =>
        diagnose('variable/unknown', { name: 'shout:' }, originOf(mapped, index, index + all.length)),
      ),
    };
  },
  extend: (md) => {
    md.inline.ruler.before('escape', 'loud', (state, silent) => {
      const word = /^%(\w+)%/.exec(state.src.slice(state.pos));
      if (!word) return false;
      if (!silent) state.push('loud', '', 0).content = word[1] ?? '';
      state.pos += word[0].length;
      return true;
    });
  },
  tokens: {
    loud: {
      append: ({ content }, { context }) => {
        context.builder.append(element('strong', [], [textNode(content.toUpperCase())]));
      },
      textOf: ({ content }) => content,
    },
  },
  fences: {
    shout: {
      append: (code, { context, options }) => {
        context.uses.add('shout');
        context.builder.append(element('p', [['class', 'shout']], [textNode(code.trim() + options.mark)]));
      },
    },
  },
};

export const shout: Plugin<ShoutTable> = {
  name: 'shout',
  keys: pluginKeys<ShoutTable>({
    mark: { kind: text, fallback: '!', about: 'What follows a shout.', example: '"?"' },
  }),
  replaces: { files: /^shout\.css$/ },
  settings: (config) => withFeatures(config, { inlineFootnotes: true }),
  loadHooks: () => Promise.resolve(hooks),
  pageFiles: {
    feature: 'shout',
    styles: ['css/loud.css'],
    scripts: ['js/shout.js'],
    files: {
      'css/loud.css': () => Promise.resolve('.shout { font-weight: bold }'),
      'js/shout.js': () => Promise.resolve('// {{ resource "js/voice.bin" }}'),
      'js/voice.bin': () => Promise.resolve(new Uint8Array([1, 2])),
    },
  },
  check: ({ index }, { mark }) =>
    index.pages.length > 1 && mark === ''
      ? [diagnose('config/no-effect', { key: 'preprocessor.shout.mark', reason: 'it is empty' })]
      : [],
};
