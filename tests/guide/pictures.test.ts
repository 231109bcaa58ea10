// The pictures of the guide and the README: `EXPECT=write` takes them again.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { pictureFolder, pictureNames, takePictures } from './pictures.ts';

const root = resolve(import.meta.dirname, '../..');
const pages = [
  'README.md',
  ...readdirSync(join(root, 'book'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => `book/${path}`),
].map((path) => readFileSync(join(root, path), 'utf8'));

/** Width and height of a WebP file in the extended format: https://developers.google.com/speed/webp/docs/riff_container */
function sizeOf(name: string): readonly number[] {
  const bytes = readFileSync(join(pictureFolder, name));
  expect(bytes.toString('latin1', 12, 16)).toBe('VP8X');
  return [bytes.readUIntLE(24, 3) + 1, bytes.readUIntLE(27, 3) + 1];
}

test.runIf(process.env['EXPECT'] === 'write')('the pictures are taken again', takePictures, 600_000);

test('the folder has the screenshots that are taken, and no others', () => {
  const screenshots = readdirSync(pictureFolder).filter((name) => name.endsWith('.webp'));
  expect(screenshots.sort()).toEqual([...pictureNames].sort());
});

test('all pictures are shown, each in the colors of the reader’s system', () => {
  const shown = pages.flatMap((page) =>
    [...page.matchAll(/images\/([\w-]+\.webp)/g)].map(([, name = '']) => name),
  );
  expect([...new Set(shown)].sort()).toEqual([...pictureNames].sort());
  const elements = pages.flatMap((page) =>
    [...page.matchAll(/<picture>[^]*?<\/picture>/g)].map(([html]) => html),
  );
  const pairs = elements.map(
    (html) =>
      /media="\(prefers-color-scheme: dark\)" srcset="[^"]*\/([\w-]+)-dark\.webp"[^]*<img [^>]*src="[^"]*\/\1-light\.webp"/.exec(
        html,
      )?.[1],
  );
  expect([...new Set(pairs)].sort()).toEqual(['panel', 'terminal', 'tutorial']);
});

test('each picture has a description and its size, so that the text below doesn’t move', () => {
  const images = pages.flatMap((page) =>
    [...page.matchAll(/<img [^>]*images\/[^>]*>/g)].map(([html]) => html),
  );
  const shown = images.map((html) => {
    const [, name = '', alt = '', ...size] =
      /images\/([\w-]+\.webp)" alt="([^"]*)" width="(\d+)" height="(\d+)"/.exec(html) ?? [];
    return { name, isDescribed: alt.length > 40, size: size.map(Number) };
  });
  expect(shown).toEqual(shown.map(({ name }) => ({ name, isDescribed: true, size: sizeOf(name) })));
});

test('the pictures are small, since they are part of the package', () => {
  const sizes = pictureNames.map((name) => statSync(join(pictureFolder, name)).size);
  expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(100_000);
});
