// A page that moved: the fragment of the old address goes along, or leads to where it moved itself.
(() => {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const { target, fragments } = /** @type {Record<string, string>} */ (script.dataset);
  if (location.hash === '') return;
  const moved = /** @type {Record<string, string | undefined>} */ (JSON.parse(fragments))[location.hash];
  const url = new URL(moved ?? target, document.baseURI);
  if (moved === undefined) url.hash = location.hash;
  location.replace(url);
})();
