// Runs before the first paint: the colors the reader chose, whether the contents are open, moved fragments.
(() => {
  const html = document.documentElement;
  const { root, defaultTheme, darkTheme, themes, moved } = /** @type {Record<string, string>} */ (
    html.dataset
  );

  /**
   * What is stored under one of mdBook's names; some of its versions stored the value in quotes.
   * @param {string} name
   */
  const stored = (name) => {
    try {
      return localStorage.getItem(name)?.replace(/^"|"$/g, '') || undefined;
    } catch {
      return undefined;
    }
  };

  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  // mdBook's names for scripts of books.
  Object.assign(window, {
    path_to_root: root,
    default_light_theme: defaultTheme,
    default_dark_theme: darkTheme,
    default_theme: dark ? darkTheme : defaultTheme,
    playground_copyable: !('noCopy' in html.dataset),
  });
  html.classList.remove(defaultTheme);
  const theme = stored('mdbook-theme') ?? window.default_theme;
  html.classList.add(theme, 'js');
  // The colors of other themes are in a file of their own. Pages are painted after what is written has loaded.
  if (themes && theme !== 'light' && theme !== 'navy')
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- only what is written is loaded before the first paint
    document.write(`<link rel="stylesheet" href="${themes}" data-themes>`);

  if (stored('book-wrap-code')) html.classList.add('wrap-code');

  // Below this width the contents overlay the page, so they start closed whatever is stored.
  const open = innerWidth >= 960 && stored('mdbook-sidebar') !== 'hidden';
  html.classList.toggle('sidebar-visible', open);
  try {
    const width = sessionStorage.getItem('mdbook-sidebar-width');
    if (width) html.style.setProperty('--sidebar-target-width', width);
  } catch {
    // Storage may be forbidden; the width is the theme's then.
  }

  // A transition between pages that cannot begin, or ends early, rejects its promises: the page is there without it.
  for (const name of ['pageswap', 'pagereveal']) {
    addEventListener(name, (event) => {
      const { viewTransition: transition } = /** @type {PageRevealEvent} */ (event);
      for (const part of /** @type {const} */ (['ready', 'finished', 'updateCallbackDone']))
        transition?.[part].catch(() => {});
    });
  }
  // Where a page is painted before its transition could begin, Chromium rejects a promise that nobody can hold.
  addEventListener('unhandledrejection', (event) => {
    if (/^Transition was (?:aborted|skipped)/.test(event.reason?.message)) event.preventDefault();
  });

  const target = moved && /** @type {Record<string, string>} */ (JSON.parse(moved))[location.hash];
  if (target) location.replace(new URL(target, document.baseURI));
})();
