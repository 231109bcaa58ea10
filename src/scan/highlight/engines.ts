// Chooses the regular expression engine for a grammar. TextMate grammars are written for Oniguruma, but Shiki can
// translate their patterns to JavaScript, which doubles the speed of some grammars and doesn't need WebAssembly.
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import { createOnigurumaEngine } from 'shiki/engine/oniguruma';
import type { RegexEngine } from 'shiki/types';
import { once } from '../../core/once.ts';
import { readPackageFile } from '../../disk/package-file.ts';

/**
 * Grammars whose patterns can all be translated (a test checks this) and that are at least as fast in JavaScript.
 * Both engines produced the same tokens for about 10,000 lines of each. Grammars with long alternations and
 * lookbehinds (C++, TypeScript, SQL) are much slower in JavaScript.
 */
export const IN_JAVASCRIPT: ReadonlySet<string> = new Set([
  ...['rust', 'toml', 'json', 'yaml', 'shellscript', 'css', 'xml', 'ini', 'diff', 'docker', 'make'],
]);

/** The engine for a canonical language and the languages embedded in its blocks. */
export const engineFor = (language: string): Promise<RegexEngine> =>
  IN_JAVASCRIPT.has(language) ? javaScript() : oniguruma();

const javaScript = once(() => Promise.resolve(createJavaScriptRegexEngine()));

/** The only part in use: TypeScript declares WebAssembly only for browsers. */
declare const WebAssembly: {
  readonly instantiate: (
    bytes: Uint8Array,
    imports: object | undefined,
  ) => Promise<{ readonly instance: { readonly exports: Readonly<Record<string, never>> } }>;
};

/**
 * Instantiated here, because shiki first checks whether the bytes are a `Response`, which makes Node load its whole
 * HTTP client and costs as much as many pages.
 */
const oniguruma = once(() =>
  createOnigurumaEngine({
    instantiator: async (imports: object | undefined) => {
      const { instance } = await WebAssembly.instantiate(await readPackageFile('shiki/onig.wasm'), imports);
      return instance.exports;
    },
  }),
);
