// Hides the announcement that a reader has dismissed, before the page is painted.
(() => {
  const html = document.documentElement;
  const id = html.dataset.announcement ?? '';
  const key = 'book-announcement';
  try {
    if (localStorage.getItem(key) === id) html.classList.add('announcement-dismissed');
  } catch {
    // Storage may be forbidden: it is shown on every page then.
  }
  document.addEventListener('click', (event) => {
    if (!(/** @type {Element} */ (event.target).closest('.announcement-close'))) return;
    html.classList.add('announcement-dismissed');
    try {
      localStorage.setItem(key, id);
    } catch {
      // As above.
    }
  });
})();
