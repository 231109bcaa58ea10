import { describe, expect, test } from 'vitest';
import { createNearestPath } from '../../src/core/nearest-path.ts';

describe('the suggested path', () => {
  const find = createNearestPath([
    'src/cargo/reference/intro.md',
    'src/cargo/reference/profiles.md',
    'src/guide/README.md',
    'src/tour/README.md',
    'src/tour/install.md',
    'src/tour/README2.md',
  ]);

  test('has a name with nearly the same letters', () => {
    expect(find('src/cargo/reference/profile.md')).toBe('src/cargo/reference/profiles.md');
    expect(find('src/cargo/references/intro.md')).toBe('src/cargo/reference/intro.md');
  });

  test('is absent where only the folders are alike', () => {
    expect(find('src/cargo/reference/unstable.md')).toBeUndefined();
    expect(find('src/cargo/reference/resolver.md')).toBeUndefined();
  });

  test('has the same name in another folder, if there is only one', () => {
    expect(find('src/installing/on/every/system/Install.md')).toBe('src/tour/install.md');
    expect(find('src/installing/on/every/system/README.md')).toBeUndefined();
  });

  test('is the nearest of several with that name', () => {
    expect(find('src/tours/README.md')).toBe('src/tour/README.md');
  });

  test('of a README is one whose folder has a similar name, or a page about the same', () => {
    expect(find('src/towel/README.md')).toBeUndefined();
    expect(find('src/other/place/guide/README.md')).toBe('src/guide/README.md');
    expect(find('src/guide.md')).toBe('src/guide/README.md');
    expect(find('src/guide/index.md')).toBe('src/guide/README.md');
    expect(find('src/install/README.md')).toBe('src/tour/install.md');
    expect(find('src/tour/index.html')).toBeUndefined();
    const many = createNearestPath(Array.from({ length: 200 }, (_, i) => `src/part-${String(i)}/README.md`));
    expect(many('src/part-x/README.md')).toBeUndefined();
    expect(many('src/part-207/README.md')).toBeUndefined();
  });
});
