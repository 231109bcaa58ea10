// The layout of a page and the parts of a home page, from front matter. The keys are those of VitePress and Starlight.
import { type Location, diagnose } from '../../core/diagnostic.ts';
import { nearest } from '../../core/nearest.ts';
import {
  type MappingReader,
  type FieldContext,
  isMapping,
  keysOf,
  placeOf,
  readMapping,
  readMappings,
} from './front-matter-values.ts';

/** `home`: a start page. `wide`: no list of headings next to the text. `bare`: nothing around the text. */
export type PageLayout = 'home' | 'wide' | 'bare';

/** An address in front matter, as written. */
export interface PlacedAddress {
  readonly url: string;
  readonly at: Location;
}

export interface HomePage {
  readonly hero?: Hero;
  readonly features: readonly Feature[];
}

/** The top of a home page. */
export interface Hero {
  /** Plain text; absent if the chapter's first heading is the title. */
  readonly title?: string;
  /** A line below the title. */
  readonly text?: string;
  readonly tagline?: string;
  readonly image?: HeroImage;
  readonly actions: readonly HeroAction[];
  readonly at: Location;
}

export interface HeroImage {
  readonly light: PlacedAddress;
  /** For dark color themes; absent if they show the same image. */
  readonly dark?: PlacedAddress;
  readonly alt: string;
}

export interface HeroAction {
  readonly text: string;
  readonly link: PlacedAddress;
  readonly isPrimary: boolean;
  readonly icon?: string;
}

export interface Feature {
  readonly title?: string;
  readonly details?: string;
  /** Name of an icon, or a character such as an emoji. */
  readonly icon?: string;
  readonly link?: PlacedAddress;
  readonly linkText?: string;
  readonly at: Location;
}

/** What front matter says about the layout; absent members for an ordinary page. */
export interface LayoutKeys {
  readonly layout?: PageLayout;
  /** Only with the layout `home`. */
  readonly home?: HomePage;
}

const LAYOUTS: readonly PageLayout[] = ['home', 'wide', 'bare'];
/** Names of the ordinary layout in VitePress, Jekyll and Hugo. */
const ORDINARY: ReadonlySet<string> = new Set(['doc', 'default', 'page', 'post']);

export function readLayout(data: Readonly<Record<string, unknown>>, context: FieldContext): LayoutKeys {
  const layout = layoutIn(data['layout'] ?? undefined, context);
  if (layout !== 'home') {
    if (isMapping(data['hero'])) {
      const at = placeOf(context.block, ['hero']);
      context.diagnostics.push(
        diagnose('front-matter/no-effect', { key: 'hero', needs: 'layout: home' }, at),
      );
    }
    return layout === undefined ? {} : { layout };
  }
  const hero = data['hero'] ?? undefined;
  const mapping =
    hero === undefined ? undefined : readMapping(hero, { path: ['hero'], context, keys: keysOf('hero') });
  const features = readMappings(data['features'] ?? undefined, ['features'], context).map(featureOf);
  return { layout, home: { ...(mapping && { hero: heroOf(mapping, context) }), features } };
}

function layoutIn(written: unknown, { block, diagnostics }: FieldContext): PageLayout | undefined {
  if (written === undefined || written === false) return undefined;
  if (isMapping(written)) return gitBookLayout(written);
  const known = LAYOUTS.find((name) => name === written);
  if (known !== undefined || (typeof written === 'string' && ORDINARY.has(written))) return known;
  const layout = typeof written === 'string' ? written : JSON.stringify(written);
  const args = { layout, nearest: nearest(layout, LAYOUTS) };
  diagnostics.push(diagnose('front-matter/unknown-layout', args, placeOf(block, ['layout'])));
  return undefined;
}

/** GitBook writes which parts of the page are visible: `layout: { outline: { visible: false } }`. */
function gitBookLayout({ outline }: Readonly<Record<string, unknown>>): PageLayout | undefined {
  return isMapping(outline) && outline['visible'] === false ? 'wide' : undefined;
}

/** `name` is VitePress's key, which comes before `text`. */
function heroOf(hero: MappingReader, context: FieldContext): Hero {
  return {
    title: hero.text('title') ?? hero.text('name'),
    text: hero.text('text'),
    tagline: hero.text('tagline'),
    image: imageOf(hero, context),
    actions: hero.mappings('actions').flatMap((action, i) => actionOf(action, i === 0) ?? []),
    at: hero.at(),
  };
}

/** An address, or a mapping of addresses. */
function imageOf(hero: MappingReader, { diagnostics }: FieldContext): HeroImage | undefined {
  const written = hero.value('image');
  if (written === undefined) return undefined;
  if (typeof written === 'string') return { light: { url: written, at: hero.at('image') }, alt: '' };
  const image = hero.mapping('image');
  if (image === undefined) return undefined;
  const address = addressReader(image);
  const light = address('light') ?? address('src') ?? address('file');
  if (light === undefined) {
    diagnostics.push(diagnose('front-matter/missing-key', { in: 'hero.image', key: 'light' }, image.at()));
    return undefined;
  }
  return { light, dark: address('dark'), alt: image.text('alt') ?? '' };
}

const addressReader =
  (mapping: MappingReader) =>
  (key: string): PlacedAddress | undefined => {
    const url = mapping.text(key);
    return url === undefined ? undefined : { url, at: mapping.at(key) };
  };

/** The first action is the primary one, unless it says otherwise. */
function actionOf(action: MappingReader, isFirst: boolean): HeroAction | undefined {
  // VitePress sites have blank texts for buttons that a theme's style sheet draws.
  const text = action.text('text')?.trim() || undefined;
  const link = addressReader(action)('link');
  if (text === undefined) action.missing('text');
  if (link === undefined) action.missing('link');
  if (text === undefined || link === undefined) return undefined;
  const theme = action.text('theme') ?? action.text('variant');
  const isPrimary = theme === undefined ? isFirst : theme === 'brand' || theme === 'primary';
  return { text, link, isPrimary, icon: action.text('icon') };
}

function featureOf(feature: MappingReader): Feature {
  const title = feature.text('title');
  if (title === undefined) feature.missing('title');
  return {
    title,
    details: feature.text('details'),
    icon: feature.text('icon'),
    link: addressReader(feature)('link'),
    linkText: feature.text('link-text') ?? feature.text('linkText'),
    at: feature.at(),
  };
}
