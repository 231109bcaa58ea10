// What a build is for, and the environment it runs in.

/**
 * `build` writes the site, `serve` renders pages on request, `check` and `edit` make no page. `edit` also reads hidden
 * parts, so that a change to the sources reaches them too.
 */
export type BuildMode = 'build' | 'serve' | 'check' | 'edit';

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;
