// A file of a version at its place in the whole site.
import { type Edition, urlInAll } from '../../core/edition.ts';
import { escapeHtml } from '../../core/escape-html.ts';
import { hashOf } from '../../core/hash.ts';
import { once } from '../../core/once.ts';
import { type OutputContent, type OutputFile, outputFile } from '../../core/output-file.ts';
import type { UrlPath } from '../../core/path.ts';
import { editionViews } from '../pages/edition-views.ts';
import { addressOf } from '../pages/page-address.ts';
import type { PageFrame } from '../pages/page-base.ts';
import type { Engine } from '../theme/template-engine.ts';
import { type SlotViews, fillSlots, fillSlotsIn } from './fill-slots.ts';
import type { PublishedVersion } from './published-site.ts';

export interface FillInput {
  readonly version: PublishedVersion;
  /** Every version in the order of the menu. */
  readonly editions: readonly Edition[];
  /** The version that search engines should list. */
  readonly current: PublishedVersion | undefined;
  readonly frame: PageFrame;
}

/** Places the files of one version. A page is filled again only when it or what its slots show changes. */
export function filledFile(input: FillInput): (file: OutputFile) => OutputFile {
  const { edition, words } = input.version;
  const { theme } = input.frame;
  const engine = once(() => theme.engineWith(words));
  const viewsOf = slotViews(input);
  const shared = once(() => hashOf([words.hash, theme.slotsHash, canonicalInputs(input)]));
  return (file) => {
    const url = urlInAll({ edition, url: file.url });
    const placed = { url, by: file.by, at: file.at, copied: file.copied };
    if (!file.url.endsWith('.html'))
      return outputFile({ ...placed, stampOf: () => file.stamp, content: file.content });
    const views = once(() => viewsOf(file.url));
    return outputFile({
      ...placed,
      stampOf: () => hashOf([file.stamp, views(), shared()]),
      content: async () => {
        const { value, diagnostics } = await file.content();
        return { value: filled(value, views(), await engine()), diagnostics };
      },
    });
  };
}

function slotViews({ version, editions, current }: FillInput): (url: UrlPath) => SlotViews {
  const { edition, status, origin } = version;
  const { language, direction } = edition;
  const canonical = canonicalIn(version, current);
  return (url) => {
    const siblings = { current: edition, languages: [], versions: editions, status };
    const { versions, banner } = editionViews(siblings, url, origin);
    return {
      versions,
      banner,
      canonical,
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

/** What {@link canonicalIn} depends on. */
const canonicalInputs = ({ version, current }: FillInput): readonly unknown[] => [
  version.origin,
  current?.origin,
  current === version ? [] : [...(current?.edition.pages ?? [])],
];

/** A page has the same page of the current version as its canonical one, if there is one. */
function canonicalIn(
  version: PublishedVersion,
  current: PublishedVersion | undefined,
): SlotViews['canonical'] {
  const from = version.origin && escapeHtml(version.origin);
  const to = current?.origin && escapeHtml(current.origin);
  if (from === undefined || to === undefined || current === version) return (own) => own;
  const known = new Set([...(current?.edition.pages ?? [])].map((url) => escapeHtml(addressOf('', url))));
  return (own) => {
    const page = own.startsWith(from) ? own.slice(from.length) : undefined;
    return page !== undefined && known.has(page) ? to + page : own;
  };
}
