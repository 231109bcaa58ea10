import { expect, test } from 'vitest';
import { urlPath } from '../../src/core/path.ts';
import { mediaType } from '../../src/serve/http/media-type.ts';

test.each([
  ['index.html', 'text/html; charset=utf-8'],
  ['js/main.js', 'text/javascript; charset=utf-8'],
  ['js/main.mjs', 'text/javascript; charset=utf-8'],
  ['search.json', 'application/json; charset=utf-8'],
  ['site.webmanifest', 'application/manifest+json; charset=utf-8'],
  ['feed.xml', 'application/xml; charset=utf-8'],
  ['feed.atom', 'application/atom+xml; charset=utf-8'],
  ['logo.svg', 'image/svg+xml; charset=utf-8'],
  ['code/main.ts', 'text/plain; charset=utf-8'],
  ['code/main.rs', 'text/plain; charset=utf-8'],
  ['PHOTO.JPG', 'image/jpeg'],
  ['favicon.ico', 'image/x-icon'],
  ['sound.flac', 'audio/flac'],
  ['font.woff2', 'font/woff2'],
  ['search.wasm', 'application/wasm'],
  ['book.epub', 'application/epub+zip'],
  ['no-extension', 'application/octet-stream'],
  ['odd.constructor', 'application/octet-stream'],
])('%s is served as %s', (path, type) => {
  expect(mediaType(urlPath(path))).toBe(type);
});
