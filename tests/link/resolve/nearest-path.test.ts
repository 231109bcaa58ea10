import { describe, expect, test } from 'vitest';
import { createNearestPath } from '../../../src/link/resolve/nearest-path.ts';

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
    expect(find('src/towel/README.md')).toBe('src/tour/README.md');
  });
});
