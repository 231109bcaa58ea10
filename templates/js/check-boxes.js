// The check boxes of tasks, and those that enlarge images. `js/on-demand.js` loads this in pages that have some.
(() => {
  // An image that is shown at full size has nothing to zoom.
  /** @type {NodeListOf<HTMLImageElement>} */
  const zoomable = document.querySelectorAll('.checkbox-label > img');
  for (const image of zoomable) {
    const box = /** @type {HTMLInputElement} */ (image.previousElementSibling);
    const check = () => {
      box.disabled = image.naturalWidth <= image.clientWidth;
    };
    if (image.complete) check();
    else image.addEventListener('load', check);
  }

  // The check box of a task is named by the task.
  for (const box of document.querySelectorAll(
    "main li input[type='checkbox']:not([aria-label], [id], .checkbox-img)",
  )) {
    const parent = /** @type {Element} */ (box.parentElement);
    const task = /** @type {Element} */ (parent.cloneNode(true));
    task.querySelectorAll('ul, ol').forEach((list) => list.remove());
    box.setAttribute('aria-label', /** @type {string} */ (task.textContent).trim());
  }
})();
