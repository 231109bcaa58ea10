// What all pages of a build share, by content: templates, style sheets, scripts and the table of contents.
import type { Hash } from '../core/hash.ts';
import { hashOf } from '../core/hash.ts';
import type { UrlPath } from '../core/path.ts';
import type { BuiltBook } from '../build/session.ts';
import type { Change } from './site.ts';

/** The script that holds the contents of the book, by its name in the theme. */
const CONTENTS = 'toc.js';

/** Made once for a theme: builds after a narrow change share it. */
const known = new WeakMap<object, ReadonlyMap<string, Hash>>();

/** Each shared file with its hash, and, under names that no file has, the templates and the settings that pages show. */
export function sharedFilesOf({ model, site }: BuiltBook): ReadonlyMap<string, Hash> {
  if (model === undefined) return new Map();
  const { frame } = model;
  const made = known.get(frame);
  if (made !== undefined) return made;
  const files = new Map<string, Hash>();
  files.set('templates', frame.theme.hash).set('settings', hashOf([frame.site, frame.own]));
  for (const { url } of frame.theme.assets.list) {
    const stamp = site.get(url)?.stamp;
    if (stamp !== undefined) files.set(`/${url}`, stamp);
  }
  known.set(frame, files);
  return files;
}

/** What of a change all pages share. */
export function sharedChange(before: BuiltBook, after: BuiltBook): Omit<Change, 'pages'> {
  const [old, now] = [sharedFilesOf(before), sharedFilesOf(after)];
  const theme = after.model?.frame.theme;
  // A script made by a template of the book's is not known to run in a page a second time.
  const contents = theme?.mdbookContents.script === false ? theme.assets.urlOf(CONTENTS) : undefined;
  const changed = [...new Set([...old.keys(), ...now.keys()])].filter(
    (name) => old.get(name) !== now.get(name),
  );
  const assets = changed.filter(isTakenOver).map((name) => name.slice(1) as UrlPath);
  const isContents = (name: string): boolean => name === `/${contents ?? ''}`;
  return {
    assets,
    contents: contents !== undefined && changed.some(isContents) ? contents : undefined,
    everything: changed.some((name) => !isTakenOver(name) && !isContents(name)),
  };
}

/** True for what a page can show anew without being loaded anew. */
const isTakenOver = (name: string): boolean => /^\/.*\.(?:css|png|svg|jpe?g|gif|webp|avif|ico)$/i.test(name);
