// Prefetches a page when the reader is about to open it: it is pointed at, or the next one and its link is in view.
const known = new Set([location.pathname]);
const { saveData, effectiveType } = navigator.connection ?? {};

/** @param {HTMLAnchorElement | null | undefined} link */
const prefetch = (link) => {
  if (!link || link.origin !== location.origin || link.download || !/(?:\.html|\/)$/.test(link.pathname))
    return;
  // The page of the whole book may be large.
  if (known.has(link.pathname) || link.id === 'print-button') return;
  known.add(link.pathname);
  document.dispatchEvent(new Event('book-ahead'));
  const hint = document.createElement('link');
  hint.rel = 'prefetch';
  hint.href = link.pathname + link.search;
  document.head.append(hint);
};
/** @param {Event} event */
const atLink = (event) => prefetch(/** @type {Element} */ (event.target).closest?.('a[href]'));
if (!saveData && !/2g/.test(effectiveType ?? '') && location.protocol.startsWith('http')) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let resting;
  document.addEventListener('pointerover', (event) => {
    clearTimeout(resting);
    resting = setTimeout(atLink, 65, event);
  });
  document.addEventListener('touchstart', atLink, { passive: true });
  document.addEventListener('focusin', atLink);
  // At the end of a page, readers go on to the next one.
  const seen = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries)
      if (isIntersecting) prefetch(/** @type {HTMLAnchorElement} */ (target));
  });
  const next = document.querySelector('.nav-wrapper a[rel~="next"]');
  if (next) addEventListener('load', () => seen.observe(next));
}
