// The containers of blocks, and buttons and badges in the text.
import type { StateBlock } from 'markdown-it';
import type { Location } from '../../core/diagnostic.ts';
import type { ChapterHooks } from '../../scan/chapter-hooks.ts';
import { type ContainerHead, type OpenContainer, containers } from '../../scan/markdown/syntax/containers.ts';
import type { ChapterContext } from '../../scan/markdown/tree/context.ts';
import { type ElementNode, element } from '../../scan/markdown/tree/node.ts';
import { BADGE, appendBadge, badges } from './badge.ts';
import type { BuildBlock } from './block.ts';
import { buttons } from './button.ts';
import { buildCards } from './cards.ts';
import { buildColumns } from './columns.ts';
import { buildFileTree } from './file-tree.ts';
import { buildSteps } from './steps.ts';
import { buildVideo } from './video.ts';

const OPEN = 'block_open';
const CLOSE = 'block_close';

/** By the name of the container. */
const builders: Readonly<Record<string, BuildBlock>> = {
  cards: buildCards,
  columns: buildColumns,
  'file-tree': buildFileTree,
  steps: buildSteps,
  video: buildVideo,
};

const names = Object.keys(builders);
const openers = Object.fromEntries(names.map((name): [string, OpenContainer] => [name, pushTokens]));

export const blockHooks: ChapterHooks<true> = {
  extend: (md) => {
    containers(md, 'block_container', openers);
    buttons(md);
    badges(md);
  },
  containers: names,
  tokens: {
    [OPEN]: {
      append: ({ info: name }, { context, at }) => {
        const node = element('div', [['class', 'block']]);
        open.set(context, [...(open.get(context) ?? []), { name, node, at }]);
        context.builder.open(node);
      },
    },
    [CLOSE]: {
      append: (_token, { context }) => {
        context.builder.close();
        const stack = open.get(context) ?? [];
        const block = stack.at(-1);
        open.set(context, stack.slice(0, -1));
        if (block === undefined) return;
        context.uses.add('blocks');
        builders[block.name]?.(block.node, { context, ...block });
      },
    },
    [BADGE]: { append: appendBadge, textOf: ({ content }) => content },
  },
};

interface OpenBlock {
  readonly name: string;
  readonly node: ElementNode;
  readonly at: Location;
}

/** The blocks around the current position, outermost first. */
const open = new WeakMap<ChapterContext, readonly OpenBlock[]>();

/** A title is a paragraph of its own. Attributes have no meaning, so they stay text. */
function pushTokens(state: StateBlock, { name, title, attributes, line }: ContainerHead): () => void {
  const token = state.push(OPEN, 'div', 1);
  token.info = name;
  token.map = [line, line + 1];
  const text = `${title} ${attributes}`.trim();
  if (text !== '') {
    state.push('paragraph_open', 'p', 1).map = [line, line + 1];
    const inline = state.push('inline', '', 0);
    inline.content = text;
    inline.children = [];
    inline.map = [line, line + 1];
    state.push('paragraph_close', 'p', -1);
  }
  return () => {
    state.push(CLOSE, 'div', -1);
  };
}
