// Prefetches a page when the reader is about to open it.
const known = new Set([location.pathname]);
const { saveData, effectiveType } = navigator.connection ?? {};
const able = document.createElement('link').relList?.supports?.('prefetch');

/** @param {Event} event */
const prefetch = (event) => {
  const target = /** @type {Element} */ (event.target);
  /** @type {HTMLAnchorElement | null | undefined} */
  const link = target.closest?.('a[href]');
  if (!link || link.origin !== location.origin || link.download || !/(?:\.html|\/)$/.test(link.pathname))
    return;
  if (known.has(link.pathname)) return;
  known.add(link.pathname);
  const hint = document.createElement('link');
  hint.rel = 'prefetch';
  hint.href = link.pathname + link.search;
  document.head.append(hint);
};
if (able && !saveData && !/2g/.test(effectiveType ?? '') && location.protocol.startsWith('http')) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let resting;
  document.addEventListener('pointerover', (event) => {
    clearTimeout(resting);
    resting = setTimeout(prefetch, 65, event);
  });
  document.addEventListener('touchstart', prefetch, { passive: true });
  document.addEventListener('focusin', prefetch);
}
