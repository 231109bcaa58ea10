// Takes the pictures of the guide and the README in Chromium: a page of a built book, a terminal, and the panel of a served book.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, openPage, serveFiles } from '../browser/browser.ts';
import { builtSite } from '../browser/built-book.ts';
import { go } from '../cli/going.ts';
import { runCommand } from '../cli/spawned.ts';
import { tempFolder, writeIn } from '../helpers/temp-folder.ts';
import { follow } from './follow-page.ts';
import { type ColorScheme, terminalPage } from './terminal-page.ts';

export const pictureFolder: string = resolve(import.meta.dirname, '../../book/images');

const subjects = ['panel', 'terminal', 'tutorial'] as const;
type Subject = (typeof subjects)[number];

/** Each subject in light and dark: `panel-dark.webp`. */
export const pictureNames: readonly string[] = subjects.flatMap((subject) =>
  (['dark', 'light'] as const).map((scheme) => nameOf(subject, scheme)),
);

function nameOf(subject: Subject, scheme: ColorScheme): string {
  return `${subject}-${scheme}.webp`;
}

/** In CSS pixels, one for each pixel of the picture. The guide shows them smaller, so dense screens have enough. */
const VIEWPORT = { width: 960, height: 420 };
/** Of 1; below this, letters have visible shadows. */
const QUALITY = 0.8;

interface Studio {
  readonly browser: Browser;
  readonly scheme: ColorScheme;
}

/** Takes all pictures again. They depend on the fonts of the machine. */
export async function takePictures(): Promise<void> {
  const root = resolve(import.meta.dirname, '../..');
  const tutorial = await follow(readFileSync(join(root, 'book/getting-started.md'), 'utf8'));
  const folder = join(tutorial.folder, 'my-book');
  const browser = await launchBrowser();
  try {
    for (const scheme of ['light', 'dark'] as const) {
      const studio = { browser, scheme };
      await takePage(studio, await builtSite(folder));
      const broken = breakLink(folder);
      await takeTerminal(studio, broken);
      await takePanel(studio, broken);
    }
  } finally {
    await browser.close();
  }
}

/** A copy of the tutorial's book with the misspelled link that the tutorial fixes. */
function breakLink(folder: string): string {
  const files = ['book.toml', 'src/SUMMARY.md', 'src/chapter_1.md', 'src/second.md', 'listings/hello.rs'];
  const copy = tempFolder(
    Object.fromEntries(files.map((path) => [path, readFileSync(join(folder, path), 'utf8')])),
  );
  const chapter = readFileSync(join(copy, 'src/second.md'), 'utf8');
  writeIn(copy, 'src/second.md', chapter.replace('chapter_1.md', 'chapter-1.md'));
  return copy;
}

async function inWindow({ browser, scheme }: Studio, work: (page: Page) => Promise<void>): Promise<void> {
  const { page, context } = await openPage(browser, {
    ...{ viewport: VIEWPORT, colorScheme: scheme },
    reducedMotion: 'reduce',
  });
  await work(page);
  await context.close();
}

async function takePage(studio: Studio, site: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const served = await serveFiles(site);
  await inWindow(studio, async (page) => {
    await page.goto(`${served.origin}/second.html`, { waitUntil: 'networkidle' });
    await keep(page, studio, 'tutorial', await page.screenshot());
  });
  await served.close();
}

async function takeTerminal(studio: Studio, folder: string): Promise<void> {
  const environment = { FORCE_COLOR: '1', npm_command: 'exec' };
  const { err, out } = await runCommand(['check'], { folder, environment });
  await inWindow(studio, async (page) => {
    await page.setContent(terminalPage('npx build-book check', err + out, studio.scheme));
    await keep(page, studio, 'terminal', await page.locator('main').screenshot());
  });
}

async function takePanel(studio: Studio, folder: string): Promise<void> {
  const serve = go(['serve', '-p', '0'], { folder });
  const [, origin = ''] = await serve.says(/serving on (\S+)/);
  await inWindow(studio, async (page) => {
    await page.goto(`${origin}/second.html`.replace(/([^:])\/\//, '$1/'));
    await page.locator('build-book-panel').getByRole('button', { name: '1 warning' }).click();
    await page.locator('build-book-panel pre').waitFor({ state: 'visible' });
    await keep(page, studio, 'panel', await page.screenshot());
  });
  await serve.end('SIGTERM');
}

/** Writes a screenshot as WebP, which Chromium itself encodes. */
async function keep(page: Page, { scheme }: Studio, subject: Subject, png: Buffer): Promise<void> {
  await page.goto(pathToFileURL('/dev/null').href);
  const url = await page.evaluate(
    async ({ source, quality }) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      const canvas = document.createElement('canvas');
      canvas.width = image.naturalWidth;
      canvas.height = image.naturalHeight;
      canvas.getContext('2d')?.drawImage(image, 0, 0);
      // 1 is lossless, which is smaller for pictures with few colors.
      const [lossless, lossy] = [1, quality].map((each) => canvas.toDataURL('image/webp', each));
      return (lossless ?? '').length < (lossy ?? '').length ? lossless : lossy;
    },
    { source: `data:image/png;base64,${png.toString('base64')}`, quality: QUALITY },
  );
  const bytes = Buffer.from((url ?? '').replace(/^[^,]*,/, ''), 'base64');
  writeFileSync(join(pictureFolder, nameOf(subject, scheme)), bytes);
}
