// A page of a version with its links to the other versions.
import type { Edition } from '../../core/edition.ts';
import { hashOf } from '../../core/hash.ts';
import { once } from '../../core/once.ts';
import { type OutputContent, type OutputFile, outputFile } from '../../core/output-file.ts';
import type { UrlPath } from '../../core/path.ts';
import { editionViews } from '../pages/edition-views.ts';
import type { PageFrame } from '../pages/page-base.ts';
import type { Engine } from '../theme/template-engine.ts';
import { type CanonicalIn, canonicalIn } from './canonical.ts';
import { type SlotViews, fillSlots, fillSlotsIn } from './fill-slots.ts';
import type { PublishedEdition, PublishedVersion } from './published-site.ts';

export interface FillInput {
  readonly version: PublishedVersion;
  /** One of its languages. */
  readonly edition: PublishedEdition;
  /** Every version in the order of the menu, this edition among them. */
  readonly menu: readonly Edition[];
  /** The version that search engines should list. */
  readonly current: PublishedVersion | undefined;
  readonly frame: PageFrame;
}

/** Fills the files of one edition. A page is filled again only when it or what its slots show changes. */
export function filledFile(input: FillInput): (file: OutputFile) => OutputFile {
  const { words } = input.edition;
  const { theme } = input.frame;
  const engine = once(() => theme.engineWith(words));
  const canonical = canonicalIn(input);
  const viewsOf = slotViews(input, canonical);
  const shared = once(() => hashOf([words.hash, theme.slotsHash, canonical.inputs]));
  return (file) => {
    if (!file.url.endsWith('.html')) return file;
    const views = once(() => viewsOf(file.url));
    return outputFile({
      url: file.url,
      by: file.by,
      at: file.at,
      copied: file.copied,
      stampOf: () => hashOf([file.stamp, views(), shared()]),
      content: async () => {
        const { value, diagnostics } = await file.content();
        return { value: filled(value, views(), await engine()), diagnostics };
      },
    });
  };
}

function slotViews(
  { version, edition: { edition, origin }, menu }: FillInput,
  canonical: CanonicalIn,
): (url: UrlPath) => SlotViews {
  const { status } = version;
  const { language, direction } = edition;
  return (url) => {
    const siblings = { current: edition, languages: [], versions: menu, status };
    const { versions, banner } = editionViews(siblings, url, origin);
    return {
      versions,
      banner,
      canonical: canonical.of,
      isUnlisted: status === 'unreleased',
      site: { language, direction },
    };
  };
}

function filled(content: OutputContent, views: SlotViews, engine: Engine): OutputContent {
  if (typeof content === 'string') return fillSlots(content, views, engine);
  if (content === undefined || content instanceof Uint8Array || 'kind' in content) return content;
  return fillSlotsIn(content, views, engine);
}
