// The resolved book -> every file of its site, in the order in which they are written: what pages need comes before them.
import { type Diagnostic, type Outcome, diagnose } from '../core/diagnostic.ts';
import { hashBytes } from '../core/hash.ts';
import { type OutputFile, type Site, outputFile } from '../core/output.ts';
import { type UrlPath, urlPath } from '../core/path.ts';
import type { Asset } from '../theme/assets.ts';
import type { BookModel } from './book-model.ts';
import { copyFile } from './copies.ts';
import { notFoundFile } from './not-found-file.ts';
import { pageFile } from './page-file.ts';
import { printFile } from './print-file.ts';
import { contentsFile, hostFiles, redirectFiles } from './special-files.ts';

export function planSite(model: BookModel): Outcome<Site> {
  const diagnostics: Diagnostic[] = [];
  const site = new Map<UrlPath, OutputFile>();
  for (const file of allFiles(model)) {
    const first = site.get(file.url);
    if (first === undefined) site.set(file.url, file);
    else if (first.by !== file.by) {
      diagnostics.push(diagnose('file/output-collision', { url: file.url, by: [first.by, file.by] }));
    }
  }
  return { value: site, diagnostics };
}

function* allFiles(model: BookModel): Generator<OutputFile> {
  const { config, index, frame } = model;
  for (const asset of frame.theme.assets.list) yield assetFile(asset);
  for (const [url, source] of model.copies) yield copyFile(model.files, source, url);
  for (const page of index.pages) yield pageFile(model, page);
  const [first] = index.pages;
  const home = urlPath('index.html');
  if (first && !index.byUrl.has(home)) yield pageFile(model, first, home);
  yield contentsFile(model);
  const notFound = notFoundFile(model);
  if (notFound) yield notFound;
  if (config.html.print.enable) yield printFile(model);
  yield* redirectFiles(model);
  yield* hostFiles(model);
}

const assetFile = ({ url, by, content }: Asset): OutputFile =>
  outputFile({
    url,
    by,
    stampOf: () => hashBytes(content),
    content: () => Promise.resolve({ value: content, diagnostics: [] }),
  });
