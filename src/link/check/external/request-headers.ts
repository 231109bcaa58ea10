// Request headers from `check.http-headers` and the environment.
import type { Environment } from '../../../core/build-mode.ts';
import { patternOf } from '../../../read/config/keys/special-kinds.ts';
import type { CheckConfig } from '../../../read/config/own-config.ts';
import { type Diagnostic, diagnose, type Outcome } from '../../../core/diagnostic.ts';

/** Headers for a URL. Called for every redirect, so that secrets don't follow a redirect to another host. */
export type HeadersFor = (url: URL) => Readonly<Record<string, string>>;

interface Rule {
  readonly test: RegExp;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

const ACCEPT = 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8';

export function headersOf(
  { httpHeaders, userAgent }: Pick<CheckConfig, 'httpHeaders' | 'userAgent'>,
  environment: Environment,
): Outcome<HeadersFor> {
  const missing = new Set<string>();
  const rules = Object.entries(httpHeaders).flatMap(([pattern, lines]): readonly Rule[] => {
    const test = patternOf(pattern);
    if (test === undefined) return [];
    return [{ test, headers: lines.flatMap((line) => headerOf(line, environment, missing)) }];
  });
  const base = { accept: ACCEPT, 'user-agent': userAgent ?? 'build-book (link check)' };
  const diagnostics: readonly Diagnostic[] = [...missing]
    .sort()
    .map((name) => diagnose('external/missing-variable', { name }));
  return {
    value: (url) => ({
      ...base,
      ...Object.fromEntries(
        rules.filter(({ test }) => test.test(url.href)).flatMap(({ headers }) => headers),
      ),
    }),
    diagnostics,
  };
}

/** Parses `Name: value`; `$NAME` in the value is an environment variable, `$$` a dollar sign. */
function headerOf(
  line: string,
  environment: Environment,
  missing: Set<string>,
): readonly (readonly [string, string])[] {
  const colon = line.indexOf(':');
  const name = line.slice(0, Math.max(0, colon)).trim();
  if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name)) return [];
  const unset: string[] = [];
  const value = line
    .slice(colon + 1)
    .trim()
    .replace(/\$(?:\$|\w+|\{\w+\})/g, (written) => {
      const variable = written.replace(/[${}]/g, '');
      if (variable === '') return '$';
      const found = environment[variable];
      if (found === undefined) unset.push(variable);
      return found ?? '';
    });
  for (const variable of unset) missing.add(variable);
  return unset.length === 0 && !/[\r\n\0]/.test(value) ? [[name.toLowerCase(), value]] : [];
}
