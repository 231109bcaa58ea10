// The folder of the site on its host, from `site-url`.

/** The path of `site-url`, with a `/` at both ends; `/` when there is none. */
export const siteRoot = (siteUrl: string | undefined): string =>
  `/${(siteUrl ?? '').replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, '').replace(/^\/+|\/+$/g, '')}/`.replace(
    /^\/+$/,
    '/',
  );
