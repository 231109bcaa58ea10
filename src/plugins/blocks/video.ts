// `:::video` around a link: a player, or an image that becomes one when a reader clicks on it.
import { diagnose } from '../../core/diagnostic.ts';
import { iconNode } from '../../scan/markdown/tree/icon-tags.ts';
import {
  type ElementNode,
  type Node,
  attributeOf,
  element,
  elementsIn,
  text,
  textOf,
} from '../../scan/markdown/tree/node.ts';
import { type BlockPlace, type BuildBlock, isElement } from './block.ts';
import { playingOf } from './video-address.ts';

export const buildVideo: BuildBlock = (block, place) => {
  const { context, name, at } = place;
  const link = elementsIn(block.children).find((node) => node.name === 'a' && attributeOf(node, 'href'));
  const url = link && attributeOf(link, 'href');
  if (link === undefined || url === undefined) {
    context.diagnostics.push(diagnose('block/no-video', { block: name }, at));
    return;
  }
  const playing = playingOf(url);
  if (playing === undefined) {
    context.diagnostics.push(diagnose('block/unknown-video', { url }, link.at ?? at));
    return;
  }
  if (playing.kind === 'file') playFile(link, url);
  else embedOnClick(link, playing.url, place);
  unwrap(block, link);
};

interface Poster {
  readonly url: string;
  readonly alt: string;
}

/** The image in the link; absent for a link of words. */
function posterIn({ children }: ElementNode): Poster | undefined {
  for (const node of children)
    if (node.kind === 'slot' && node.slot.kind === 'image') return node.slot;
    else if (isElement(node, 'img'))
      return { url: attributeOf(node, 'src') ?? '', alt: attributeOf(node, 'alt') ?? '' };
  return undefined;
}

const titleOf = (link: ElementNode, poster: Poster | undefined): string =>
  link.children.map(textOf).join('').trim() || (poster?.alt ?? '');

/** Nothing of the video is loaded before it is played. */
function playFile(link: ElementNode, url: string): void {
  const poster = posterIn(link);
  const title = titleOf(link, poster);
  const download = { ...link, children: [text(title === '' ? url : title)] };
  link.name = 'video';
  link.attributes = [
    ['class', 'video'],
    ['src', url],
    ['controls', ''],
    ['preload', 'none'],
    ...(title === '' ? [] : [['aria-label', title] as [string, string]]),
    ...(poster === undefined ? [] : [['poster', poster.url] as [string, string]]),
  ];
  link.children = [download];
}

/** Without a script it is a link to the video's page. */
function embedOnClick(link: ElementNode, embed: string, { context, at }: BlockPlace): void {
  context.uses.add('videos');
  const poster = posterIn(link);
  const title = titleOf(link, poster);
  const label: Node[] = title === '' ? [] : [element('span', [['class', 'video-title']], [text(title)])];
  const image = poster && {
    ...element('img', [
      ['src', poster.url],
      ['alt', ''],
    ]),
    at: link.at,
    from: link.from,
  };
  link.attributes.push(['class', 'video'], ['data-embed', embed]);
  link.children = [
    ...(image ? [image] : []),
    element('span', [['class', 'video-play']], [iconNode('play', at)]),
    ...label,
  ];
}

/** Replaces a paragraph that contains only a video by the video. */
function unwrap(block: ElementNode, link: ElementNode): void {
  block.children = block.children.flatMap((node): Node[] =>
    isElement(node, 'p') && node.children.length === 1 && node.children[0] === link ? [link] : [node],
  );
}
