// A language and a block of it -> the grammar that tokenizes the block, with every grammar it needs, and no other.
// A grammar behaves differently when one that it embeds is at hand. So each lives in a registry that knows only what
// the block itself asks for: the block's result never depends on the blocks before it, or on the thread.
import { type IGrammar, Registry } from 'shiki/textmate';
import type { LanguageRegistration } from 'shiki/types';
import { engineFor } from './engines.ts';
import { languageOf } from './languages.ts';
import { classColours, classTheme } from './token-classes.ts';

/** Loads grammars on demand and keeps them. */
export interface Grammars {
  /** The grammar for `code`; `language` is canonical, and not plain. Rejects when shiki has no such grammar. */
  readonly load: (language: string, code: string) => Promise<IGrammar>;
}

/** Grammars with no language loaded yet, and the regular-expression engine not either. */
export function createGrammars(): Grammars {
  const loaded = new Map<string, Promise<IGrammar>>();
  return {
    load: async (language, code) => {
      const registrations = await importLanguage(language);
      const embedded = embeddedIn(code, registrations.at(-1)?.embeddedLangsLazy ?? []);
      const key = [language, ...embedded].join(' ');
      let grammar = loaded.get(key);
      if (grammar === undefined) {
        grammar = compile(language, registrations, embedded);
        loaded.set(key, grammar);
      }
      return grammar;
    },
  };
}

async function compile(
  language: string,
  registrations: readonly LanguageRegistration[],
  embedded: readonly string[],
): Promise<IGrammar> {
  const others = (await Promise.all(embedded.map(importLanguage))).flat();
  const known = new Map([...others, ...registrations].map((one) => [one.scopeName, one]));
  const engine = await engineFor(embedded.length === 0 ? language : 'any');
  const registry = new Registry({
    theme: classTheme,
    colorMap: [...classColours],
    onigLib: {
      createOnigScanner: (patterns) => engine.createScanner(patterns),
      createOnigString: (text) => engine.createString(text),
    },
    loadGrammar: (scope) => known.get(scope),
    getInjections: (scope) => injectionsInto(scope, [...known.values()]),
  });
  const grammar = registry.loadGrammar(registrations.at(-1)?.scopeName ?? '');
  if (grammar === null) throw new Error('a language without a grammar');
  return grammar;
}

/** Scopes of the grammars that put rules into the grammar of `scope` (`injectTo` may name a scope that begins it). */
function injectionsInto(scope: string, known: readonly LanguageRegistration[]): string[] {
  return known
    .filter(
      (one) => one.injectTo?.some((target) => scope === target || scope.startsWith(`${target}.`)) === true,
    )
    .map((one) => one.scopeName);
}

/** The modules of a language's grammar: those that it always embeds come first, itself last. */
async function importLanguage(language: string): Promise<readonly LanguageRegistration[]> {
  const module = (await import(`shiki/langs/${language}.mjs`)) as {
    readonly default: readonly LanguageRegistration[];
  };
  return module.default;
}

/** Where documents name the language of a part: a fence, `lang="ts"`, `[source,c]`, `\begin{minted}{c}`, `:sass`. */
const languageMarks =
  /(?:(?:`{3,}|~{3,}) *\{?\.?|\blang *= *["']?|\[source, *|\\begin\{[a-z]+\}(?:\[[^\]]*\])?\{|^ *:)([\w+#-]+)/gm;

/** Those of `offered` that the code names, in the order of `offered`. */
function embeddedIn(code: string, offered: readonly string[]): readonly string[] {
  if (offered.length === 0) return [];
  const named = new Set([...code.matchAll(languageMarks)].map((mark) => languageOf(mark[1] ?? '')));
  return offered.filter((language) => named.has(language));
}
