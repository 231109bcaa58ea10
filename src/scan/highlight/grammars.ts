// Loads the grammar for a code block, together with the grammars that it embeds. A grammar behaves differently when
// an embedded one is available, so each gets its own registry with only the languages the block names. The result of
// a block never depends on earlier blocks or on the thread.
import { type IGrammar, Registry } from 'shiki/textmate';
import type { LanguageRegistration } from 'shiki/types';
import { engineFor } from './engines.ts';
import { languageOf } from './languages.ts';
import { classColors, classTheme } from './token-classes.ts';

/** Loads and caches grammars. */
export interface Grammars {
  /** `language` must be canonical and not plain. Rejects when shiki has no such grammar. */
  readonly load: (language: string, code: string) => Promise<IGrammar>;
}

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
    colorMap: [...classColors],
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

/** Scopes of the grammars that inject rules into `scope` (`injectTo` can also name a prefix of it). */
function injectionsInto(scope: string, known: readonly LanguageRegistration[]): string[] {
  return known
    .filter(
      (one) => one.injectTo?.some((target) => scope === target || scope.startsWith(`${target}.`)) === true,
    )
    .map((one) => one.scopeName);
}

/** A language's grammar modules: always-embedded ones first, its own last. */
async function importLanguage(language: string): Promise<readonly LanguageRegistration[]> {
  const module = (await import(`shiki/langs/${language}.mjs`)) as {
    readonly default: readonly LanguageRegistration[];
  };
  return module.default;
}

/** Where code names an embedded language: a fence, `lang="ts"`, `[source,c]`, `\begin{minted}{c}`, `:sass`. */
const languageMarks =
  /(?:(?:`{3,}|~{3,}) *\{?\.?|\blang *= *["']?|\[source, *|\\begin\{[a-z]+\}(?:\[[^\]]*\])?\{|^ *:)([\w+#-]+)/gm;

/** The languages in `offered` that the code names, in that order. */
function embeddedIn(code: string, offered: readonly string[]): readonly string[] {
  if (offered.length === 0) return [];
  const named = new Set([...code.matchAll(languageMarks)].map((mark) => languageOf(mark[1] ?? '')));
  return offered.filter((language) => named.has(language));
}
