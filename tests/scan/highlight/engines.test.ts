// What runs on JavaScript's own regular expressions is what Oniguruma makes of it.
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import { createOnigurumaEngine } from 'shiki/engine/oniguruma';
import { type IGrammar, INITIAL, Registry } from 'shiki/textmate';
import type { LanguageRegistration, RegexEngine } from 'shiki/types';
import { expect, test } from 'vitest';
import { IN_JAVASCRIPT } from '../../../src/scan/highlight/engines.ts';
import { readPackageFile } from '../../../src/disk/package-file.ts';
import { samples } from './samples.ts';

const grammarsOf = async (language: string): Promise<readonly LanguageRegistration[]> =>
  ((await import(`shiki/langs/${language}.mjs`)) as { default: readonly LanguageRegistration[] }).default;

/** Every regular expression in a grammar. */
function patternsIn(rule: unknown): readonly string[] {
  if (typeof rule !== 'object' || rule === null) return [];
  return Object.entries(rule).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'string' && ['match', 'begin', 'end', 'while'].includes(name)
      ? [value]
      : patternsIn(value),
  );
}

test.each([...IN_JAVASCRIPT])('every pattern of the grammar %s works in JavaScript', async (language) => {
  const engine = createJavaScriptRegexEngine();
  const patterns = (await grammarsOf(language)).flatMap(({ patterns: own, repository }) =>
    patternsIn([own, repository]),
  );
  expect(patterns.length).toBeGreaterThan(0);
  for (const pattern of patterns) expect(() => engine.createScanner([pattern]), pattern).not.toThrow();
});

async function grammarOn(engine: RegexEngine, language: string): Promise<IGrammar> {
  const grammars = await grammarsOf(language);
  const known = new Map(grammars.map((one) => [one.scopeName, one]));
  const registry = new Registry({
    onigLib: {
      createOnigScanner: (patterns) => engine.createScanner(patterns),
      createOnigString: (text) => engine.createString(text),
    },
    loadGrammar: (scope) => known.get(scope),
  });
  const grammar = registry.loadGrammar(grammars.at(-1)?.scopeName ?? '');
  if (grammar === null) throw new Error(`no grammar for ${language}`);
  return grammar;
}

function tokensOf(grammar: IGrammar, code: string): readonly unknown[] {
  let state = INITIAL;
  return code.split('\n').map((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return tokens.map(({ startIndex, endIndex, scopes }) => [startIndex, endIndex, scopes]);
  });
}

test.each([...IN_JAVASCRIPT])('both engines find the same tokens of %s', async (language) => {
  const engines = [
    createJavaScriptRegexEngine(),
    await createOnigurumaEngine({ data: await readPackageFile('shiki/onig.wasm') }),
  ];
  // Every sample, whatever its language: what a grammar does not expect is where engines would differ.
  const code = Object.values(samples).join('\n');
  const [inJavaScript, inOniguruma] = await Promise.all(
    engines.map(async (engine) => tokensOf(await grammarOn(engine, language), code)),
  );
  expect(inJavaScript).toEqual(inOniguruma);
});
