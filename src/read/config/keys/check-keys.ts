// The keys of `[build-book.check]`.
import type { CheckConfig } from '../own-config.ts';
import { type Kind, tableOf } from './field.ts';
import { flag, integer, listOf, mapOf, text } from './kinds.ts';
import { code, pattern } from './special-kinds.ts';

export const checkTable: Kind<CheckConfig> = tableOf<CheckConfig>({
  external: {
    kind: flag,
    fallback: false,
    about: 'Also checks links to other sites, as `--external` does.',
    example: 'true',
  },
  exclude: {
    kind: listOf(pattern),
    fallback: [],
    about: 'Regular expressions. Links that match one of them aren’t checked.',
    example: "['crates\\.io']",
  },
  ignore: {
    kind: listOf(code),
    fallback: [],
    about: 'Diagnostic codes that aren’t reported.',
    example: '["link/no-such-anchor"]',
  },
  timeout: {
    kind: integer(1, 600),
    fallback: 20,
    about: 'Timeout for a request to another site, in seconds.',
    example: '5',
  },
  concurrency: {
    kind: integer(1, 256),
    fallback: 16,
    about: 'Maximum number of requests at the same time.',
    example: '4',
  },
  cacheAge: {
    kind: integer(0, 31_536_000),
    fallback: 43_200,
    about: 'How long to cache the result for a link to another site, in seconds.',
    example: '86400',
  },
  httpHeaders: {
    kind: mapOf(listOf(text)),
    fallback: {},
    about:
      'HTTP headers to send, by a regular expression that matches the URL. `$NAME` inserts an environment variable.',
    example: '{ \'crates\\.io\' = ["Accept: text/html"] }',
  },
  userAgent: {
    kind: text,
    about: 'The user agent that `check` sends to other sites.',
    example: '"my-book-check"',
  },
});
