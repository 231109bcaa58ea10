// `[preprocessor.mermaid]`: renders fences named `mermaid` as diagrams.
import { noKeys } from '../../read/config/keys/plugin-table.ts';
import type { Plugin } from '../plugin.ts';

async function loadLibrary(): Promise<Uint8Array> {
  const { readPackedFile } = await import('../../disk/packed-file.ts');
  return readPackedFile('mermaid.min.js');
}

export const mermaid: Plugin<true> = {
  name: 'mermaid',
  keys: noKeys,
  replaces: { files: /^mermaid(?:-init)?(?:\.min)?\.js$/ },
  loadHooks: async () => (await import('./mermaid-hooks.ts')).mermaidHooks,
  pageFiles: {
    feature: 'mermaid',
    scripts: ['js/mermaid.js'],
    files: { 'js/mermaid.min.js': loadLibrary },
  },
};
