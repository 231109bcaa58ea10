// The keys of `[build-book.versions]`.
import type { VersionsConfig } from '../versions-config.ts';
import { type Kind, tableOf } from './field.ts';
import { choice, flag, integer, listOf, mapOf, text } from './kinds.ts';
import { url } from './special-kinds.ts';

/** More versions than any menu has. */
const MOST = 1000;

export const versionsTable: Kind<VersionsConfig> = tableOf<VersionsConfig>({
  refs: {
    kind: listOf(text),
    fallback: [],
    about: 'Git tags and branches to publish, as names or globs. A glob that starts with `!` excludes.',
    example: '["v*", "release/*", "!v0.*"]',
  },
  latest: {
    kind: text,
    about:
      'The tag or branch that is at the root of the site, with the working tree in `next/`; or `next` for the working tree itself. When not set, it is the newest version that isn’t a prerelease.',
    example: '"v2.0"',
  },
  prerelease: {
    kind: flag,
    fallback: false,
    about: 'Lets globs match prereleases too, such as `v2.0-rc.1`.',
    example: 'true',
  },
  limit: {
    kind: integer(1, MOST),
    about: 'How many versions to publish, the newest first. When not set, all of them.',
    example: '5',
  },
  old: {
    kind: choice('banner', 'plain', 'redirect'),
    fallback: 'banner',
    about:
      'What to do with versions before the latest: `banner` adds a link to the latest version to each page, `plain` doesn’t, and `redirect` publishes only redirects to the latest version.',
    example: '"redirect"',
  },
  names: {
    kind: mapOf(text),
    fallback: {},
    about: 'Names of versions in the menu, by tag or branch.',
    example: '{ "v2.0" = "2.0 (LTS)" }',
  },
  elsewhere: {
    kind: mapOf(url),
    fallback: {},
    about: 'Versions that are published elsewhere: their names in the menu and their URLs.',
    example: '{ "0.9" = "https://old.example.com/" }',
  },
});
