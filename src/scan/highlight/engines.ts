// A language -> the regular-expression engine that its grammar runs on.
// TextMate grammars are written for Oniguruma. Shiki also translates their patterns into JavaScript's own, which for some
// grammars are matched twice as fast, and need no WebAssembly to be loaded first.
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import { createOnigurumaEngine } from 'shiki/engine/oniguruma';
import type { RegexEngine } from 'shiki/types';
import { once } from '../../core/once.ts';
import { readPackageFile } from '../../disk/package-file.ts';

/**
 * Grammars of which every pattern can be translated (a test holds that) and that were faster so, or no slower. On some
 * ten thousand lines of each, both engines found the same tokens. Grammars with long alternatives and looks behind, such
 * as those of C++, TypeScript and SQL, are slower in JavaScript by far.
 */
export const IN_JAVASCRIPT: ReadonlySet<string> = new Set([
  ...['rust', 'toml', 'json', 'yaml', 'shellscript', 'css', 'xml', 'ini', 'diff', 'docker', 'make'],
]);

/** The engine for a language by its canonical name, and for all that its blocks embed. */
export const engineFor = (language: string): Promise<RegexEngine> =>
  IN_JAVASCRIPT.has(language) ? javaScript() : oniguruma();

const javaScript = once(() => Promise.resolve(createJavaScriptRegexEngine()));

/** The part of it that is needed: TypeScript knows it only where there is a browser. */
declare const WebAssembly: {
  readonly instantiate: (
    bytes: Uint8Array,
    imports: object | undefined,
  ) => Promise<{ readonly instance: { readonly exports: Readonly<Record<string, never>> } }>;
};

/**
 * Instantiated by ourselves: given bytes, shiki first asks whether they are a `Response`, and to answer Node loads its
 * whole client for HTTP, which takes as long as many pages.
 */
const oniguruma = once(() =>
  createOnigurumaEngine({
    instantiator: async (imports: object | undefined) => {
      const { instance } = await WebAssembly.instantiate(await readPackageFile('shiki/onig.wasm'), imports);
      return instance.exports;
    },
  }),
);
