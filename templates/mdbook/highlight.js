// Code is highlighted when the book is built. What scripts of books ask of highlight.js is here, and does nothing.
window.hljs ??= {
  configure() {},
  highlight: (code) => ({ value: code }),
  highlightAll() {},
  highlightBlock() {},
  highlightElement() {},
  registerAliases() {},
  registerLanguage() {},
  getLanguage: () => undefined,
  listLanguages: () => [],
};
