import { describe, expect, test } from 'vitest';
import { parseFrontMatter } from '../../../src/read/preprocess/front-matter.ts';
import { messageOf } from '../../../src/core/catalog.ts';
import { sourceFile } from './memory-book.ts';

const read = (yaml: string) => parseFrontMatter(sourceFile('src/a.md', `---\n${yaml}\n---\n`));

/** Each message, with the text that it is about. */
const problemsOf = (yaml: string): readonly string[] => {
  const text = `---\n${yaml}\n---\n`;
  return read(yaml).diagnostics.map(
    (found) => `${text.slice(found.at?.span.start, found.at?.span.end)} | ${messageOf(found)}`,
  );
};

const addressIn = (yaml: string, line: string, url: string) => {
  const start = `---\n${yaml}`.indexOf(line);
  return { url, at: { file: 'src/a.md', span: { start, end: start + line.length } } };
};

describe('the layout of a page', () => {
  test('is one of three, and the ordinary one by the names of other generators', () => {
    const layouts = ['home', 'wide', 'bare', 'doc', 'default', 'false'].map(
      (name) => read(`layout: ${name}`).value.frontMatter.layout,
    );
    expect(layouts).toEqual(['home', 'wide', 'bare', undefined, undefined, undefined]);
    expect(problemsOf('layout: doc')).toEqual([]);
  });

  test('is reported if it is unknown', () => {
    expect(problemsOf('title: x\nlayout: hom')).toEqual([
      'layout: hom | unknown layout `hom`; did you mean `home`?',
    ]);
    expect(problemsOf('layout: [a]')).toEqual(['layout: [a] | unknown layout `["a"]`']);
  });

  test('home has a hero with actions and images, and features', () => {
    const yaml = [
      'layout: home',
      'hero:',
      '  title: Acme',
      '  tagline: All of it',
      '  image:',
      '    light: a.svg',
      '    dark: b.svg',
      '    alt: A box',
      '  actions:',
      '    - text: Start',
      '      link: start.md',
      '    - text: Code',
      '      link: https://example.com',
      '      icon: github',
      'features:',
      '  - title: Fast',
      '    details: Very',
      '    icon: rocket',
      '    link: fast.md',
      '    link-text: Read on',
    ].join('\n');
    const { value, diagnostics } = read(yaml);
    expect(diagnostics).toEqual([]);
    const { home } = value.frontMatter;
    expect(home?.hero).toMatchObject({
      title: 'Acme',
      tagline: 'All of it',
      image: {
        light: addressIn(yaml, 'light: a.svg', 'a.svg'),
        dark: addressIn(yaml, 'dark: b.svg', 'b.svg'),
        alt: 'A box',
      },
      actions: [
        { text: 'Start', link: addressIn(yaml, 'link: start.md', 'start.md'), isPrimary: true },
        {
          text: 'Code',
          link: addressIn(yaml, 'link: https://example.com', 'https://example.com'),
          isPrimary: false,
          icon: 'github',
        },
      ],
    });
    expect(home?.features).toMatchObject([
      {
        title: 'Fast',
        details: 'Very',
        icon: 'rocket',
        link: addressIn(yaml, 'link: fast.md', 'fast.md'),
        linkText: 'Read on',
      },
    ]);
  });

  test('home accepts the keys of VitePress and Starlight', () => {
    const { value, diagnostics } = read(
      'layout: home\nhero:\n  name: Acme\n  image: { src: a.svg }\n  actions:\n    - { theme: alt, text: A, link: /a }\n    - { variant: primary, text: B, link: /b }\nfeatures:\n  - { title: F, linkText: More, link: /f }',
    );
    expect(diagnostics).toEqual([]);
    const { hero, features } = value.frontMatter.home ?? {};
    expect(hero?.title).toBe('Acme');
    expect(hero?.image?.light.url).toBe('a.svg');
    expect(hero?.actions.map(({ isPrimary }) => isPrimary)).toEqual([false, true]);
    expect(features?.[0]?.linkText).toBe('More');
  });
});

describe('mistakes in the parts of a home page are reported where they are', () => {
  test.each<[string, readonly string[]]>([
    ['hero: text', ['hero: text | front matter `hero`: expected a mapping, found `"text"`']],
    ['hero:\n  titel: x', ['titel: x | unknown key `hero.titel` in the front matter; did you mean `title`?']],
    ['hero:\n  title: 1', ['title: 1 | front matter `hero.title`: expected a string, found `1`']],
    ['hero:\n  image:\n    alt: x', ['image: | front matter `hero.image` has no `light`']],
    ['hero:\n  actions: x', ['actions: x | front matter `hero.actions`: expected a list, found `"x"`']],
    [
      'hero:\n  actions:\n    - text: A\n      link: a.md\n    - text: B',
      ['- text: B | front matter `hero.actions[2]` has no `link`'],
    ],
    ['features:\n  - title: A\n  - details: B', ['- details: B | front matter `features[2]` has no `title`']],
    ['features:\n  - text', ['- text | front matter `features[1]`: expected a mapping, found `"text"`']],
    ['features: {}', ['features: {} | front matter `features`: expected a list, found a mapping']],
  ])('%j', (yaml, problems) => {
    expect(problemsOf(`layout: home\n${yaml}`)).toEqual(problems);
  });

  test('a hero on an ordinary page has no effect', () => {
    expect(problemsOf('hero:\n  title: A')).toEqual([
      'hero: | front matter `hero` has no effect without `layout: home`',
    ]);
    expect(problemsOf('hero: Ann\nfeatures: [a]')).toEqual([]);
  });
});
