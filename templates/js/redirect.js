// Redirect page: keeps the fragment of the old URL, or follows it to where it moved.
(() => {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const { target, fragments } = /** @type {Record<string, string>} */ (script.dataset);
  if (location.hash === '') return;
  const moved = /** @type {Record<string, string | undefined>} */ (JSON.parse(fragments))[location.hash];
  const url = new URL(moved ?? target, document.baseURI);
  if (moved === undefined) url.hash = location.hash;
  location.replace(url);
})();
