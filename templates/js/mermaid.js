// Diagrams' texts become drawings in the colours of the page; without a script, or where one cannot be drawn, the text stays.
const library = new URL('{{ resource "js/mermaid.min.js" }}', document.currentScript.src).href;
const diagrams = [...document.querySelectorAll('main pre.mermaid')].map((place, n) => ({
  place,
  n,
  text: place.textContent,
}));
const darkThemes = ['coal', 'navy', 'ayu'];
const isDark = () => darkThemes.some((name) => document.documentElement.classList.contains(name));
let drawn;

async function draw() {
  const dark = isDark();
  if (drawn === dark) return;
  drawn = dark;
  window.mermaid.initialize({
    startOnLoad: false,
    securityLevel: 'strict',
    theme: dark ? 'dark' : 'default',
  });
  for (const { place, n, text } of diagrams) {
    try {
      const { svg } = await window.mermaid.render(`mermaid-drawing-${n}`, text);
      const drawing = new DOMParser().parseFromString(svg, 'text/html').querySelector('svg');
      drawing.setAttribute('role', 'img');
      if (!drawing.hasAttribute('aria-labelledby')) drawing.setAttribute('aria-label', text.trim());
      place.replaceChildren(document.adoptNode(drawing));
      place.classList.add('drawn');
    } catch {
      document.getElementById(`dmermaid-drawing-${n}`)?.remove();
    }
  }
}

const script = document.createElement('script');
script.src = library;
script.addEventListener('load', () => {
  void draw();
  new MutationObserver(() => void draw()).observe(document.documentElement, { attributeFilter: ['class'] });
});
document.head.append(script);
