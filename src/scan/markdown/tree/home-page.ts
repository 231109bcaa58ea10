// Puts the hero and the features of a home page, from front matter, before the chapter's Markdown.
import { diagnose } from '../../../core/diagnostic.ts';
import type {
  Feature,
  Hero,
  HeroAction,
  HeroImage,
  HomePage,
  PlacedAddress,
} from '../../../read/preprocess/page-layout.ts';
import type { ChapterContext } from './context.ts';
import { iconNode } from './icon-tags.ts';
import { type ElementNode, type Node, element, text } from './node.ts';

/**
 * Links and images are ordinary ones, so they are checked and moved like those of the Markdown. A hero without a title
 * takes the chapter's first heading.
 */
export function composeHomePage(context: ChapterContext, root: Node[], home: HomePage): void {
  const hero = home.hero && heroOf(context, root, home.hero);
  const features = home.features.map(featureOf);
  if (features.length > 0) context.uses.add('blocks');
  root.unshift(
    ...(hero ? [hero] : []),
    ...(features.length > 0 ? [element('ul', [['class', 'cards features']], features)] : []),
  );
}

function heroOf(context: ChapterContext, root: Node[], hero: Hero): Node {
  const { text: line, tagline, image, actions } = hero;
  const words = [
    ...titleOf(context, root, hero),
    ...(line === undefined ? [] : [paragraph('hero-line', text(line))]),
    ...(tagline === undefined ? [] : [paragraph('hero-tagline', text(tagline))]),
    ...(actions.length === 0 ? [] : [paragraph('hero-actions', ...actionsOf(actions))]),
  ];
  const picture = image === undefined ? [] : [element('div', [['class', 'hero-image']], imagesOf(image))];
  return element('div', [['class', 'hero']], [element('div', [['class', 'hero-words']], words), ...picture]);
}

const paragraph = (name: string, ...children: Node[]): ElementNode =>
  element('p', [['class', name]], children);

/** The page's one level-1 heading; if the Markdown has it, a title of the hero's own is a paragraph. */
function titleOf(context: ChapterContext, root: Node[], { title, at }: Hero): readonly Node[] {
  const first = root.findIndex((node) => node.kind !== 'text' || node.text.trim() !== '');
  const node = root[first];
  const heading = node?.kind === 'element' && node.name === 'h1' && !node.raw ? node : undefined;
  if (title !== undefined)
    return [heading ? paragraph('hero-title', text(title)) : { ...element('h1', [], [text(title)]), at }];
  if (heading === undefined) {
    context.diagnostics.push(diagnose('front-matter/missing-key', { in: 'hero', key: 'title' }, at));
    return [];
  }
  root.splice(first, 1);
  return [heading];
}

const actionsOf = (actions: readonly HeroAction[]): readonly Node[] =>
  actions.flatMap(({ text: label, link, isPrimary, icon }, i): Node[] => {
    const marked = icon === undefined ? [] : [iconNode(icon, link.at), text(' ')];
    const button = linkTo(link, [...marked, text(label)]);
    button.attributes.push(['class', isPrimary ? 'button' : 'button secondary']);
    return i === 0 ? [button] : [text(' '), button];
  });

function linkTo({ url, at }: PlacedAddress, children: Node[]): ElementNode {
  return { ...element('a', [['href', url]], children), at, from: at.file };
}

/** With an image for dark themes, the style sheet hides the other one. */
function imagesOf({ light, dark, alt }: HeroImage): Node[] {
  if (dark === undefined) return [imageOf(light, alt, undefined)];
  return [imageOf(light, alt, 'in-light'), imageOf(dark, alt, 'in-dark')];
}

function imageOf({ url, at }: PlacedAddress, alt: string, name: string | undefined): Node {
  const image = element('img', [
    ['src', url],
    ['alt', alt],
  ]);
  if (name !== undefined) image.attributes.push(['class', name]);
  return { ...image, at, from: at.file };
}

/** Without a text for its link, a feature is linked by its title. */
function featureOf({ title, details, icon, link, linkText, at }: Feature): Node {
  const own = link !== undefined && (linkText !== undefined || title === undefined) ? link : undefined;
  const words = text(title ?? '');
  const children = [
    ...(icon === undefined ? [] : [paragraph('card-icon', iconNode(icon, at))]),
    ...(title === undefined
      ? []
      : [paragraph('card-title', link === undefined || own ? words : linkTo(link, [words]))]),
    ...(details === undefined ? [] : [element('p', [], [text(details)])]),
    ...(own ? [paragraph('card-link', linkTo(own, [text(linkText ?? own.url)]))] : []),
  ];
  return element('li', [['class', 'card']], children);
}
