// Diagrams' texts become drawings in the colours of the page; without a script, or where one cannot be drawn, the text stays.
(() => {
  const library = new URL('{{ resource "js/mermaid.min.js" }}', document.currentScript.src).href;
  const darkThemes = ['coal', 'navy', 'ayu'];
  const isDark = () => darkThemes.some((name) => document.documentElement.classList.contains(name));
  let drawings = 0;

  const TAG = /<[a-z][^\s/>]*(?:\s+[^\s=>"]+(?:="[^"]*")?)*\s*\/?>/gi;
  const ATTRIBUTE = /(\s)([^\s=>"]+)(="[^"]*")?/g;
  /** Markup with its style attributes under a name that no policy looks at. */
  const withoutStyle = (markup) =>
    markup.replace(TAG, (tag) =>
      tag.replace(ATTRIBUTE, (whole, space, name, value = '') =>
        name === 'style' ? `${space}data-style${value}` : whole,
      ),
    );

  /**
   * Strict pages refuse styles that are written as markup, and take those that a script sets: while the library draws,
   * its style sheets and style attributes become such.
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
    // The library's own look at its drawing, whose result is parsed below.
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

  /** The drawing as the page can hold it. */
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

  // One at a time, since the library draws one at a time.
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
