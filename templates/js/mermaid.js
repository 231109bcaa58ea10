// Draws Mermaid diagrams in the page's colors. Without JavaScript, or if one can't be drawn, its text stays.
(() => {
  /** @typedef {HTMLElement & { text?: string | undefined, sheets?: readonly CSSStyleSheet[] }} DiagramElement */

  const { src } = /** @type {HTMLScriptElement} */ (document.currentScript);
  const library = new URL('{{ resource "js/mermaid.min.js" }}', src).href;

  /** By the page's color scheme or, in a theme that sets none (as mdBook's once did), by its background. */
  const isDark = () => {
    const { colorScheme, backgroundColor } = getComputedStyle(document.documentElement);
    if (colorScheme !== 'normal') return colorScheme === 'dark';
    const channels = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(backgroundColor)?.slice(1) ?? [255];
    return Math.max(...channels.map(Number)) < 128;
  };
  let drawings = 0;

  const TAG = /<[a-z][^\s/>]*(?:\s+[^\s=>"]+(?:="[^"]*")?)*\s*\/?>/gi;
  const ATTRIBUTE = /(\s)([^\s=>"]+)(="[^"]*")?/g;
  /**
   * Renames style attributes, so that the content security policy ignores them.
   * @param {string} markup
   */
  const withoutStyle = (markup) =>
    markup.replace(TAG, (tag) =>
      tag.replace(ATTRIBUTE, (whole, /** @type {string} */ space, name, /** @type {string} */ value = '') =>
        name === 'style' ? `${space}data-style${value}` : whole,
      ),
    );

  /**
   * Strict pages block styles in markup but allow those that scripts set. While the library draws, its style sheets and
   * style attributes are turned into the latter.
   * @template T
   * @param {() => Promise<T>} draw
   */
  const withStyles = async (draw) => {
    /** @type {CSSStyleSheet[]} */
    const sheets = [];
    const { createElement } = document;
    const { setAttribute } = Element.prototype;
    const { parseFromString } = DOMParser.prototype;
    document.createElement = function (
      /** @type {string} */ name,
      /** @type {ElementCreationOptions} */ options,
    ) {
      if (String(name).toLowerCase() !== 'style') return createElement.call(this, name, options);
      const sheet = new CSSStyleSheet();
      const place = createElement.call(this, 'template');
      const set = (/** @type {string} */ text) => sheet.replaceSync(text);
      for (const property of ['innerHTML', 'textContent']) Object.defineProperty(place, property, { set });
      sheets.push(sheet);
      document.adoptedStyleSheets.push(sheet);
      return place;
    };
    Element.prototype.setAttribute = function (/** @type {string} */ name, /** @type {string} */ value) {
      const { style } = /** @type {HTMLElement} */ (this);
      if (name === 'style' && style) style.cssText = value;
      else setAttribute.call(this, name, value);
    };
    // The library parses its own drawing too.
    DOMParser.prototype.parseFromString = function (
      /** @type {string} */ markup,
      /** @type {DOMParserSupportedType} */ type,
    ) {
      return parseFromString.call(this, withoutStyle(String(markup)), type);
    };
    try {
      return { drawing: await draw(), sheets };
    } finally {
      document.createElement = createElement;
      Element.prototype.setAttribute = setAttribute;
      DOMParser.prototype.parseFromString = parseFromString;
    }
  };

  /** @param {readonly CSSStyleSheet[]} sheets */
  const remove = (sheets) => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => !sheets.includes(sheet));
  };

  /**
   * Turns the drawing's markup into an element that a strict page accepts.
   * @param {string} svg
   */
  const parse = (svg) => {
    const parsed = new DOMParser().parseFromString(withoutStyle(svg), 'text/html').querySelector('svg');
    const drawing = document.adoptNode(/** @type {SVGSVGElement} */ (parsed));
    /** @type {NodeListOf<SVGElement>} */
    const styled = drawing.querySelectorAll('[data-style]');
    for (const part of [drawing, ...styled]) {
      part.style.cssText = part.dataset.style ?? '';
      delete part.dataset.style;
    }
    return drawing;
  };

  /** @param {DiagramElement} place */
  const drawOne = async (place) => {
    const text = (place.text ??= place.textContent ?? '');
    const id = `mermaid-drawing-${drawings++}`;
    try {
      const { drawing, sheets } = await withStyles(() => window.mermaid.render(id, text));
      const svg = parse(drawing.svg);
      svg.setAttribute('role', 'img');
      if (!svg.hasAttribute('aria-labelledby')) svg.setAttribute('aria-label', text.trim());
      place.replaceChildren(svg);
      place.classList.add('drawn');
      remove(place.sheets ?? []);
      place.sheets = sheets;
    } catch {
      document.getElementById(`d${id}`)?.remove();
    }
  };

  /** @type {boolean | undefined} */
  let drawnDark;
  const drawAll = async () => {
    const dark = isDark();
    if (drawnDark !== dark) {
      window.mermaid.initialize({
        startOnLoad: false,
        securityLevel: 'strict',
        theme: dark ? 'dark' : 'default',
        htmlLabels: false,
        flowchart: { htmlLabels: false },
      });
    }
    for (const place of /** @type {NodeListOf<DiagramElement>} */ (
      document.querySelectorAll('main pre.mermaid')
    )) {
      const isNew = !place.classList.contains('drawn') || !place.querySelector('svg');
      if (isNew) place.text = undefined;
      if (isNew || drawnDark !== dark) await drawOne(place);
    }
    drawnDark = dark;
  };

  // The library can draw only one diagram at a time.
  let work = Promise.resolve();
  const drawSoon = () => (work = work.then(drawAll));

  const script = document.createElement('script');
  script.src = library;
  script.addEventListener('load', () => {
    void drawSoon();
    new MutationObserver(drawSoon).observe(document.documentElement, { attributeFilter: ['class'] });
    document.addEventListener('book-update', drawSoon);
  });
  document.head.append(script);
})();
