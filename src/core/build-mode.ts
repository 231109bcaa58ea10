// What a build is for, and the environment variables it sees.

/**
 * `build` writes the site, `serve` renders pages on request, `check` and `edit` render none. `edit` also reads
 * hidden parts, so that changes to the sources reach them too.
 */
export type BuildMode = 'build' | 'serve' | 'check' | 'edit';

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;
