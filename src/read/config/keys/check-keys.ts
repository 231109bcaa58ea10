// The keys of `[build-book.check]`.
import type { CheckConfig } from '../own-config.ts';
import { type Kind, tableOf } from './field.ts';
import { flag, integer, listOf, mapOf, text } from './kinds.ts';
import { code, pattern } from './special-kinds.ts';

export const checkTable: Kind<CheckConfig> = tableOf<CheckConfig>({
  external: {
    kind: flag,
    fallback: false,
    about: 'Asks other sites whether links to them lead somewhere, without `--external`.',
    example: 'true',
  },
  exclude: {
    kind: listOf(pattern),
    fallback: [],
    about: 'Regular expressions: a link that one of them finds is not checked.',
    example: "['crates\\.io']",
  },
  ignore: {
    kind: listOf(code),
    fallback: [],
    about: 'Codes of diagnostics that are not reported.',
    example: '["link/no-such-anchor"]',
  },
  timeout: {
    kind: integer(1, 600),
    fallback: 20,
    about: 'Seconds until a request to another site is given up.',
    example: '5',
  },
  concurrency: {
    kind: integer(1, 256),
    fallback: 16,
    about: 'How many requests are under way at a time.',
    example: '4',
  },
  cacheAge: {
    kind: integer(0, 31_536_000),
    fallback: 43_200,
    about: 'Seconds for which an answer of another site is kept.',
    example: '86400',
  },
  httpHeaders: {
    kind: mapOf(listOf(text)),
    fallback: {},
    about: 'A regular expression on addresses -> headers for them; `$NAME` is taken from the environment.',
    example: '{ \'crates\\.io\' = ["Accept: text/html"] }',
  },
  userAgent: {
    kind: text,
    about: 'What `check` calls itself to other sites.',
    example: '"my-book-check"',
  },
});
