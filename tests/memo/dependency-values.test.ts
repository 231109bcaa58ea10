import { expect, test } from 'vitest';
import { hashOf } from '../../src/core/hash.ts';
import { bookPath } from '../../src/core/path.ts';
import { createDependencies, fileDependency, dependencyKey } from '../../src/memo/dependency-values.ts';

const label = (name: string) => ({ key: dependencyKey('label', name), kind: 'label', name });

test('the dependency key of a file is file:path', () => {
  expect(fileDependency(bookPath('src/a.md'))).toEqual({
    key: 'file:src/a.md',
    kind: 'file',
    name: 'src/a.md',
  });
});

test('each dependency is read once per build', () => {
  const calls: string[] = [];
  const dependencies = createDependencies({
    label: {
      read: (name) => {
        calls.push(`read ${name}`);
        return undefined;
      },
      hash: (name) => {
        calls.push(`hash ${name}`);
        return hashOf(name);
      },
    },
  });
  expect(dependencies.hash('label:a')).toBe(hashOf('a'));
  expect(dependencies.hash('label:a')).toBe(hashOf('a'));
  expect(calls).toEqual(['hash a']);
  dependencies.read(label('a'));
  dependencies.read(label('a'));
  dependencies.hash('label:a');
  expect(calls).toEqual(['hash a', 'read a', 'hash a']);
});

test('a dependency that is kept elsewhere is read there again, with the hash of what was read', () => {
  let text = 'old';
  const dependencies = createDependencies({
    label: { read: () => text, hash: () => hashOf(text), isKeptElsewhere: true },
  });
  expect(dependencies.read(label('a'))).toBe('old');
  text = 'new';
  expect(dependencies.hash('label:a')).toBe(hashOf('old'));
  expect(dependencies.read(label('a'))).toBe('new');
  expect(dependencies.hash('label:a')).toBe(hashOf('new'));
});

test('the name of a dependency may contain colons', () => {
  const dependencies = createDependencies({ label: { read: (name) => name, hash: hashOf } });
  expect(dependencies.read(label('std::vec'))).toBe('std::vec');
  expect(dependencies.hash('label:std::vec')).toBe(hashOf('std::vec'));
});

test('after a read the dependency’s hash is that of the value, even if it has changed since', () => {
  let text = 'old';
  const dependencies = createDependencies({ label: { read: () => text, hash: () => hashOf(text) } });
  expect(dependencies.hash('label:a')).toBe(hashOf('old'));
  text = 'new';
  expect(dependencies.read(label('a'))).toBe('new');
  expect(dependencies.hash('label:a')).toBe(hashOf('new'));
});

test('an unknown kind of dependency has a hash that no value has, and cannot be read', () => {
  const dependencies = createDependencies({ file: { read: (name) => name, hash: hashOf } });
  expect(dependencies.hash('label:a')).not.toBe(hashOf('a'));
  expect(dependencies.hash('toString:a')).not.toBe(dependencies.hash('label:a'));
  expect(() => dependencies.read(label('a'))).toThrow('unknown kind of dependency: label');
});
