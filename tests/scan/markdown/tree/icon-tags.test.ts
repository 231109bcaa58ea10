// Elements of Font Awesome -> the icon that they mean.
import { expect, test } from 'vitest';
import { readChapter } from '../chapter.ts';

const iconsOf = (classes: string): readonly string[] =>
  readChapter(`<i class="${classes}"></i>`).facts.icons?.map(({ name }) => name) ?? [];

test.each([
  ['fa fa-github', 'github'],
  ['fas fa-heart', 'heart'],
  ['fab fa-github', 'github'],
  ['fa-solid fa-house', 'house'],
  ['fa-regular fa-clock', 'far-clock'],
  ['far fa-clock', 'far-clock'],
  ...[
    'lg',
    '2x',
    'fw',
    'spin',
    'spin-pulse',
    'pulse',
    'border',
    'inverse',
    'xs',
    '2xl',
    'li',
    'beat-fade',
  ].flatMap((modifier): [string, string][] => [
    [`fa fa-twitter fa-${modifier}`, 'twitter'],
    [`fa fa-${modifier} fa-twitter`, 'twitter'],
  ]),
  ['fas fa-arrow-up fa-rotate-90 fa-flip-horizontal fa-pull-left fa-stack-1x', 'arrow-up'],
  ['fas fa-list-ul', 'list-ul'],
  ['fas fa-border-all', 'border-all'],
])('%j is the icon %s', (classes, name) => {
  expect(iconsOf(classes)).toEqual([name]);
});

test.each(['fa', 'fa-lg', 'fas fa-spin', 'icon'])('%j isn’t an icon', (classes) => {
  expect(iconsOf(classes)).toEqual([]);
});
