// Hashes of what all pages of a build share: templates, style sheets, scripts and the table of contents.
import { type Hash, hashOf } from '../core/hash.ts';
import type { UrlPath } from '../core/path.ts';
import type { BuiltBook } from '../build/session.ts';
import type { Change } from './site.ts';

/** Asset name of the script with the table of contents. */
const CONTENTS = 'toc.js';

/** Cached per theme, because builds after a narrow change share it. */
const known = new WeakMap<object, ReadonlyMap<string, Hash>>();

/** Each shared file with its hash. Templates and displayed settings have keys that can't be file names. */
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

/** The changes that affect all pages. */
export function sharedChange(before: BuiltBook, after: BuiltBook): Omit<Change, 'pages'> {
  const [old, now] = [sharedFilesOf(before), sharedFilesOf(after)];
  const theme = after.model?.frame.theme;
  // A script from the book's own template may not be safe to run twice on a page.
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

/** True for files that a page can replace without a reload. */
const isTakenOver = (name: string): boolean => /^\/.*\.(?:css|png|svg|jpe?g|gif|webp|avif|ico)$/i.test(name);
