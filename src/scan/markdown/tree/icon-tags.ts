// Replaces `<i class="fa fa-heart"></i>` with slots for the theme's icons (mdBook's tree.rs: convert_fontawesome).
import { escapeHtml } from '../../../core/escape-html.ts';
import type { IconUse } from '../facts.ts';
import type { ChapterContext } from './context.ts';
import type { Location } from '../../../core/diagnostic.ts';
import { type ElementNode, type Node, type SlotNode, classesOf, element, text } from './node.ts';

/** Font Awesome's style classes. */
const STYLES: ReadonlySet<string> = new Set('fa far fa-regular fas fa-solid fab fa-brands'.split(' '));

/** Font Awesome's classes for size, place and movement: mdBook takes the last class for an icon, also one of these. */
const MODIFIER =
  /^fa-(?:2?xs|sm|lg|2?xl|\d+x|fw|ul|li|border|inverse|pull-(?:left|right)|spin(?:-pulse|-reverse)?|pulse|beat(?:-fade)?|fade|bounce|shake|flip(?:-(?:horizontal|vertical|both))?|rotate-(?:90|180|270|by)|stack(?:-[12]x)?)$/;

/** An icon by its name; a character such as an emoji stands for itself, and a file name for an image. */
export function iconNode(icon: string, at: Location): ElementNode {
  const name = icon.replace(/^fa[bs]?-/, '');
  if (/^[a-z0-9-]+$/.test(name)) return { ...element('i', [['class', `fa fa-${name}`]]), at };
  if (!/\.\w+$/.test(icon)) return element('span', [['aria-hidden', 'true']], [text(icon)]);
  const attributes: [string, string][] = [
    ['src', icon],
    ['alt', ''],
  ];
  return { ...element('img', attributes), at, from: at.file };
}

/** Replaces every empty icon element; returns the icons used by the chapter, in order. */
export function convertIcons(context: ChapterContext, root: Node[]): readonly IconUse[] {
  const found: IconUse[] = [];
  const pending: Node[][] = [root];
  for (let nodes = pending.pop(); nodes !== undefined; nodes = pending.pop()) {
    for (const [i, node] of nodes.entries()) {
      if (node.kind !== 'element' && node.kind !== 'slot') continue;
      const icon = node.kind === 'element' && node.name === 'i' ? iconIn(node) : undefined;
      if (icon === undefined) pending.push(node.children);
      else {
        nodes[i] = icon.node;
        found.push({ name: icon.name, at: icon.node.at ?? context.locate(0, 0) });
      }
    }
  }
  return found;
}

function iconIn(node: ElementNode): { readonly name: string; readonly node: SlotNode } | undefined {
  const classes = classesOf(node);
  const name = classes
    .findLast((one) => one.startsWith('fa-') && !STYLES.has(one) && !MODIFIER.test(one))
    ?.slice('fa-'.length);
  if (name === undefined || node.children.length > 0) return undefined;
  const isRegular = classes.includes('far') || classes.includes('fa-regular');
  const kept = classes.filter((one) => !one.startsWith('fa-') && !STYLES.has(one));
  const slot = {
    kind: 'icon' as const,
    name: isRegular ? `far-${name}` : name,
    before: `<span${attributesOf(node, ['fa-svg', ...kept].join(' '))}>`,
    literal: `<i${attributesOf(node, classes.join(' '))}></i>`,
  };
  return { name: slot.name, node: { kind: 'slot', slot, children: [], at: node.at } };
}

const attributesOf = (node: ElementNode, classes: string): string =>
  node.attributes
    .map(([name, value]) => ` ${name}="${escapeHtml(name === 'class' ? classes : value)}"`)
    .join('');
