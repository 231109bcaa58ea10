// Shows a footnote next to its mark while the pointer or the keyboard is on it.
(() => {
  /** @type {HTMLElement | undefined} */
  let preview;
  const hide = () => {
    preview?.remove();
    preview = undefined;
  };
  /** @param {HTMLAnchorElement} link */
  const show = (link) => {
    hide();
    const note = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!note) return;
    preview = document.createElement('div');
    preview.className = 'footnote-preview';
    // The note is read in its own place by screen readers; this is a view of it.
    preview.ariaHidden = 'true';
    for (const child of note.childNodes) preview.append(child.cloneNode(true));
    preview.querySelectorAll('a[href^="#fr-"]').forEach((back) => back.remove());
    /** @type {NodeListOf<HTMLElement>} */
    const controls = preview.querySelectorAll('a, button');
    controls.forEach((control) => (control.tabIndex = -1));
    preview.querySelectorAll('[id]').forEach((element) => element.removeAttribute('id'));
    document.body.append(preview);
    const mark = link.getBoundingClientRect();
    const left = Math.min(Math.max(20, mark.left - 40), innerWidth - preview.offsetWidth - 20);
    const below = mark.bottom + preview.offsetHeight + 16 < innerHeight;
    preview.style.left = `${left + scrollX}px`;
    preview.style.top = `${(below ? mark.bottom + 8 : mark.top - preview.offsetHeight - 8) + scrollY}px`;
  };
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let leaving;
  const marks = '.footnote-reference a';
  document.addEventListener('pointerover', (event) => {
    const target = /** @type {Element} */ (event.target);
    /** @type {HTMLAnchorElement | null | false | undefined} */
    const link = event.pointerType !== 'touch' && target.closest?.(marks);
    clearTimeout(leaving);
    if (link) show(link);
    else if (preview && !preview.contains(target)) leaving = setTimeout(hide, 200);
  });
  document.addEventListener('focusin', (event) => {
    const target = /** @type {HTMLAnchorElement} */ (event.target);
    if (target.matches(marks)) show(target);
    else hide();
  });
  document.addEventListener('keydown', (event) => event.key === 'Escape' && hide());
})();
