// Plays a video in the page when a reader clicks on it. Its player comes from another site, so it is loaded only then.
document.addEventListener('click', (event) => {
  const target = /** @type {Element} */ (event.target);
  /** @type {HTMLAnchorElement | null} */
  const link = target.closest('a.video[data-embed]');
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const player = document.createElement('iframe');
  player.className = 'video';
  player.title = /** @type {string} */ (link.textContent).trim();
  player.allow = 'autoplay; fullscreen; encrypted-media; picture-in-picture';
  player.allowFullscreen = true;
  player.referrerPolicy = 'strict-origin-when-cross-origin';
  player.src = /** @type {string} */ (link.dataset.embed);
  // A policy of the site may forbid frames of other sites: then the link leads to the video's own page.
  document.addEventListener('securitypolicyviolation', ({ blockedURI }) => {
    if (!player.isConnected || !blockedURI.startsWith(new URL(player.src).origin)) return;
    player.replaceWith(link);
    location.assign(link.href);
  });
  link.replaceWith(player);
  player.focus();
});
