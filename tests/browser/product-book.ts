// A book with every layout, block and part of the site, for the browser.
const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9"><rect width="16" height="9" fill="#07c"/></svg>';

const home = `---
layout: home
hero:
  title: Acme
  text: One tool for everything
  tagline: Build it, test it and ship it.
  image: { light: box.svg, dark: box.svg, alt: A box }
  actions:
    - text: Get started
      link: blocks.md
    - text: Source code
      link: https://example.com
      icon: github
features:
  - title: Fast
    icon: bolt
    details: Ready before you are.
    link: blocks.md
  - title: Small
    icon: ⚡
    details: Fits everywhere.
    link: blocks.md
    link-text: Read on
---

## More

Text with {{i:TCP}}.

:::steps
1. One
2. Two
:::

## Four cards

:::cards
- **One** first
- **Two** second
- **Three** third
- **Four** fourth
:::

:::columns
- Left
- Right
:::
`;

const blocks = `# Blocks [New]{.badge .new}

Some {{i:TCP}} text. [Button](home.md){.button} [Other](home.md){.button .secondary}

[New]{.badge .new} [Beta]{.badge .beta} [Experimental]{.badge .experimental} [Deprecated]{.badge .deprecated} [v2]{.badge}

:::cards
- <i class="fa fa-book"></i> [Card](home.md): with text and [a link](bare.md).
- **Bold**

  A paragraph.
:::

:::steps
1. One

   \`\`\`sh
   npm install a-package-with-a-long-name-that-needs-all-of-the-line-and-more
   \`\`\`

2. Two
:::

:::columns
- Left
- Right
:::

:::file-tree
- src/ the sources
  - **main.ts** the start
  - ...
- README.md
:::

## Videos

:::video
[![A tour](box.svg)](https://youtu.be/abc)
:::

:::video
[A film](film.mp4)
:::
`;

export const productBook: Readonly<Record<string, string>> = {
  'book.toml': `[book]
title = "Acme"
[build-book]
last-changed = true
[build-book.site]
logo = { light = "box.svg", dark = "box.svg" }
links = [{ text = "Blog", link = "https://example.com", icon = "book" }]
social = [{ icon = "github", link = "https://example.com/x", text = "GitHub" }]
footer = "© Acme. [Bare](bare.md)"
announcement = "Version 2: [news](blocks.md)"
helpful = { yes = "https://example.com/y", no = "https://example.com/n" }
report = "https://example.com/new?title={title}"
glossary = "glossary.md"
reading-time = true
sections = true
`,
  'src/SUMMARY.md':
    '# Summary\n\n[Home](home.md)\n\n# Guide\n\n- [Blocks](blocks.md) `new`\n- [Wide](wide.md) `deprecated`\n\n# Reference\n\n- [Bare](bare.md)\n- [Glossary](glossary.md)\n',
  'src/home.md': home,
  'src/blocks.md': blocks,
  'src/wide.md': '---\nlayout: wide\n---\n# Wide\n\n## Part\n\n| a | b |\n|---|---|\n| c | d |\n',
  'src/bare.md': '---\nlayout: bare\n---\nOnly text.\n',
  'src/glossary.md': '# Glossary\n\nTCP\n: A protocol for streams of bytes.\n',
  'src/box.svg': drawing,
  'src/film.mp4': 'no film\n',
};
