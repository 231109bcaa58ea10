// Replaces style sheets, images and the shared contents in place when their files change.

/** @param {string} address */
export const pathOf = (address) => decodeURI(new URL(address, location.href).pathname);

/**
 * @param {ParentNode} root
 * @returns {HTMLLinkElement[]}
 */
export const stylesOf = (root) =>
  [...root.querySelectorAll('link')].filter((link) => link.relList.contains('stylesheet'));

let swaps = 0;
/** @param {string} address */
const freshAddress = (address) => {
  const url = new URL(address, location.href);
  url.searchParams.set('live', `${Date.now()}-${++swaps}`);
  return url.href;
};

/**
 * @param {HTMLElement} element
 * @returns {Promise<boolean>}
 */
const loaded = (element) =>
  new Promise((done) => {
    element.addEventListener('load', () => done(true));
    element.addEventListener('error', () => done(false));
  });

/**
 * Waits for the new sheet before it removes the old one, so that the page is never without.
 * @param {HTMLLinkElement} link
 */
const swapStyle = async (link) => {
  const next = /** @type {HTMLLinkElement} */ (link.cloneNode());
  next.href = freshAddress(link.href);
  const isLoaded = loaded(next);
  link.after(next);
  ((await isLoaded) ? link : next).remove();
};

/** @param {readonly string[]} paths */
export const swapStyles = (paths) =>
  Promise.all(
    stylesOf(document)
      .filter((link) => paths.includes(pathOf(link.href)))
      .map(swapStyle),
  );

/** @param {readonly string[]} paths */
export const swapImages = (paths) => {
  for (const image of document.images) {
    if (image.src && paths.includes(pathOf(image.src))) image.src = freshAddress(image.src);
  }
};

/** @param {string} path - of a script of this page */
export const runAgain = async (path) => {
  const old = [...document.scripts].find((script) => script.src && pathOf(script.src) === path);
  if (!old) return;
  const script = document.createElement('script');
  script.src = freshAddress(old.src);
  const isLoaded = loaded(script);
  old.replaceWith(script);
  await isLoaded;
};
