// Renders the page of the link that the reader is at, so that following it only has to show the page. `js/on-demand.js`
// loads this when the first page is prefetched, and in pages that were rendered so.
(() => {
  const MARK = 'data-ahead';
  // One text for all pages, because a content security policy can name it by its hash, HASH. Not for pages that may be
  // large, or that show what was searched for.
  const RULES =
    '{"prerender":[{"where":{"selector_matches":"a[data-ahead]:not([target],[download],[href*=\'?\'],[href$=\'print.html\'])"},"eagerness":"immediate"}]}';
  const HASH = 'sha256-E3FaW5Zixcnv3urCYUesxysxpMEls0iUK0YR0t/efbE=';

  /** @type {Element | null | undefined} */
  let marked;
  /** @param {Element | null} link */
  const mark = (link) => {
    marked?.removeAttribute(MARK);
    marked = link;
    link?.setAttribute(MARK, '');
  };
  /**
   * A policy that refuses the rules would be noted in the console, even one that only reports.
   * @param {string} policies
   */
  const allow = (policies) =>
    policies
      .split(',')
      .every(
        (policy) =>
          !/(?:default|script)-src|trusted-types/i.test(policy) ||
          policy.includes(HASH) ||
          policy.includes("'inline-speculation-rules'"),
      );
  const isAllowed = async () => {
    const declared = document.querySelectorAll('meta[http-equiv="content-security-policy" i]');
    for (const policy of declared) if (!allow(policy.getAttribute('content') ?? '')) return false;
    // The page is in the browser's cache, unless its host forbids that; a host is asked for the headers only.
    const { ok, headers } = await fetch(location.href, { method: 'HEAD', cache: 'force-cache' });
    const names = ['content-security-policy', 'content-security-policy-report-only'];
    return ok && names.every((name) => allow(headers.get(name) ?? ''));
  };

  // What the reader changes after the page was rendered, such as the colors, would be missing in it. It is rendered again
  // when the reader comes to a link.
  /** @param {Event} event */
  const drop = ({ type, target }) => {
    if (type === 'pointercancel' || !(target instanceof Node && marked?.contains(target))) mark(null);
  };
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let resting;
  /** @param {Element | null} element */
  const linkAt = (element) => {
    /** @type {HTMLAnchorElement | null | undefined} */
    const link = element?.closest?.('a[href]');
    const isPage = link?.origin === location.origin && /(?:\.html|\/)$/.test(link.pathname);
    return isPage && link.pathname !== location.pathname ? link : null;
  };
  /** @param {Event} event */
  const come = ({ type, target }) => {
    clearTimeout(resting);
    const link = linkAt(/** @type {Element} */ (target));
    // The page of the link before stays until the reader comes to another.
    if (link) resting = setTimeout(mark, type === 'pointerover' ? 65 : 0, link);
  };
  const begin = () => {
    for (const type of ['pointerover', 'touchstart', 'focusin'])
      document.addEventListener(type, come, { passive: true });
    mark(linkAt(document.querySelector('a:hover, a:focus')));
    for (const type of ['click', 'keyup', 'pointerup', 'pointercancel', 'storage', 'pagehide'])
      addEventListener(type, drop, { capture: true });
    // A page that is ready shows at once: pictures of both for a transition would take longer than to show it.
    addEventListener('pageswap', ({ activation, viewTransition }) => {
      if (marked instanceof HTMLAnchorElement && activation?.entry?.url === marked.href)
        viewTransition?.skipTransition();
    });
    const rules = document.createElement('script');
    rules.type = 'speculationrules';
    rules.textContent = RULES;
    document.head.append(rules);
  };
  // Without an answer, pages are only prefetched.
  if (HTMLScriptElement.supports?.('speculationrules'))
    isAllowed().then(
      (isSo) => isSo && begin(),
      () => {},
    );

  /** The colors, and the place in the contents that the reader has left. */
  const refresh = () => {
    /** @type {Element & { restoreScroll?: () => void } | null} */
    const contents = document.querySelector('mdbook-sidebar-scrollbox');
    contents?.restoreScroll?.();
    try {
      const key = 'mdbook-theme';
      dispatchEvent(new StorageEvent('storage', { key, newValue: localStorage.getItem(key) }));
    } catch {
      // Storage may be forbidden; the colors are those of the system then.
    }
  };
  const [visit] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType('navigation'));
  if (document.prerendering) document.addEventListener('prerenderingchange', refresh, { once: true });
  else if (visit.activationStart) refresh();
})();
