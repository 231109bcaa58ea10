// Fills the links to other versions into a page that was made without knowing them.
import type { EditionViews } from '../theme/edition-view.ts';
import { EDITION_BANNER, VERSION_MENU } from '../theme/slot-parts.ts';
import type { Engine } from '../theme/template-engine.ts';

/** What belongs into the slots of a page. */
export interface SlotViews extends Pick<EditionViews, 'versions' | 'banner'> {
  /** True for pages that search engines shouldn't list. */
  readonly isUnlisted: boolean;
  /** The canonical URL for the page's own, both escaped for HTML. */
  readonly canonical: (own: string) => string;
  /** Language and direction of the interface. */
  readonly site: { readonly language: string; readonly direction: 'ltr' | 'rtl' };
}

/** Slots come before the text of the page, which may have anything in it. */
const BEFORE_TEXT = '<main';

const HEAD = /<!--build-book:version-head (.*?)-->\n?/;
const MENU = /<!--build-book:version-menu-->\n?/;
const BANNER = /<!--build-book:version-banner( foreign)?( untranslated)?-->\n?/;

/** A page without slots is returned unchanged. */
export function fillSlots(html: string, views: SlotViews, engine: Engine): string {
  const end = html.indexOf(BEFORE_TEXT);
  const before = end < 0 ? html : html.slice(0, end);
  const filled = before
    .replace(HEAD, (_, own: string) => headOf(own, before, views))
    .replace(MENU, () => (views.versions === undefined ? '' : engine.renderPart(VERSION_MENU, views).value))
    .replace(BANNER, (_, foreign?: string, untranslated?: string) => {
      const banner = bannerOf(views, untranslated !== undefined);
      const context = { ...views, banner, foreign: foreign !== undefined };
      return banner === undefined ? '' : engine.renderPart(EDITION_BANNER, context).value;
    });
  return end < 0 ? filled : filled + html.slice(end);
}

/** A page of an old version may not be translated either. */
function bannerOf({ banner }: SlotViews, isUntranslated: boolean): SlotViews['banner'] {
  if (!isUntranslated) return banner;
  if (banner === undefined || banner.kind === 'untranslated') return { kind: 'untranslated' };
  return { ...banner, isUntranslated };
}

/** The same for a page that is made in parts. */
export async function* fillSlotsIn(
  parts: AsyncIterable<string | Uint8Array>,
  views: SlotViews,
  engine: Engine,
): AsyncGenerator<string | Uint8Array> {
  let before: string | undefined = '';
  for await (const part of parts) {
    if (before === undefined) {
      yield part;
      continue;
    }
    before += typeof part === 'string' ? part : Buffer.from(part).toString('utf8');
    if (!before.includes(BEFORE_TEXT)) continue;
    yield fillSlots(before, views, engine);
    before = undefined;
  }
  if (before !== undefined) yield fillSlots(before, views, engine);
}

function headOf(own: string, before: string, { isUnlisted, canonical }: SlotViews): string {
  const robots =
    isUnlisted && !before.includes('<meta name="robots"') ? '<meta name="robots" content="noindex">\n' : '';
  return own === '' ? robots : `${robots}<link rel="canonical" href="${canonical(own)}">\n`;
}
