// The `[build-book.versions]` table: tags and branches that are published next to the working tree.

export interface VersionsConfig {
  /** Globs of tags and branches; one that starts with `!` excludes. A name without `*` and `?` is always included. */
  readonly refs: readonly string[];
  /**
   * The tag or branch that readers should read, or `next` for the working tree; it is at the root of the site. By default the newest
   * without a prerelease suffix, and the working tree if there is none.
   */
  readonly latest?: string;
  /** Whether globs match names such as `v2.0-rc.1`. */
  readonly prerelease: boolean;
  /** How many of the newest to publish; all when absent. */
  readonly limit?: number;
  /** Versions before the latest: with a banner, without one, or only redirects to the latest. */
  readonly old: 'banner' | 'plain' | 'redirect';
  /** Tag or branch -> name in the menu. */
  readonly names: Readonly<Record<string, string>>;
  /** Name in the menu -> URL of a version that is published elsewhere. */
  readonly elsewhere: Readonly<Record<string, string>>;
}
