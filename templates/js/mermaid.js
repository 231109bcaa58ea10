// Draws Mermaid diagrams in the page's colours. Without JavaScript, or if one can't be drawn, its text stays.
(() => {
  const library = new URL('{{ resource "js/mermaid.min.js" }}', document.currentScript.src).href;

  /** By the page's color scheme or, in a theme that sets none (as mdBook's once did), by its background. */
  const isDark = () => {
    const { colorScheme, backgroundColor } = getComputedStyle(document.documentElement);
    if (colorScheme !== 'normal') return colorScheme === 'dark';
    const channels = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(backgroundColor)?.slice(1) ?? [255];
    return Math.max(...channels) < 128;
  };
  let drawings = 0;

  const TAG = /<[a-z][^\s/>]*(?:\s+[^\s=>"]+(?:="[^"]*")?)*\s*\/?>/gi;
  const ATTRIBUTE = /(\s)([^\s=>"]+)(="[^"]*")?/g;
  /** Renames style attributes, so that the content security policy ignores them. */
  const withoutStyle = (markup) =>
    markup.replace(TAG, (tag) =>
      tag.replace(ATTRIBUTE, (whole, space, name, value = '') =>
        name === 'style' ? `${space}data-style${value}` : whole,
      ),
    );

  /**
   * Strict pages block styles in markup but allow those that scripts set. While the library draws, its style sheets and
   * style attributes are turned into the latter.
   */
  const withStyles = async (draw) => {
    const sheets = [];
    const { createElement } = document;
    const { setAttribute } = Element.prototype;
    const { parseFromString } = DOMParser.prototype;
    document.createElement = function (name, options) {
      if (String(name).toLowerCase() !== 'style') return createElement.call(this, name, options);
      const sheet = new CSSStyleSheet();
      const place = createElement.call(this, 'template');
      const set = (text) => sheet.replaceSync(text);
      for (const property of ['innerHTML', 'textContent']) Object.defineProperty(place, property, { set });
      sheets.push(sheet);
      document.adoptedStyleSheets.push(sheet);
      return place;
    };
    Element.prototype.setAttribute = function (name, value) {
      if (name === 'style' && this.style) this.style.cssText = value;
      else setAttribute.call(this, name, value);
    };
    // The library parses its own drawing too.
    DOMParser.prototype.parseFromString = function (markup, type) {
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

  const remove = (sheets) => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => !sheets.includes(sheet));
  };

  /** Turns the drawing's markup into an element that a strict page accepts. */
  const parse = (svg) => {
    const parsed = new DOMParser().parseFromString(withoutStyle(svg), 'text/html').querySelector('svg');
    const drawing = document.adoptNode(parsed);
    for (const part of [drawing, ...drawing.querySelectorAll('[data-style]')]) {
      part.style.cssText = part.dataset.style ?? '';
      delete part.dataset.style;
    }
    return drawing;
  };

  const drawOne = async (place) => {
    const text = (place.text ??= place.textContent);
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
    for (const place of document.querySelectorAll('main pre.mermaid')) {
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
    drawSoon();
    new MutationObserver(drawSoon).observe(document.documentElement, { attributeFilter: ['class'] });
    document.addEventListener('book-update', drawSoon);
  });
  document.head.append(script);
})();
