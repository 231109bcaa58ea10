import { expect, test } from 'vitest';
import { hashOf } from '../../src/core/hash.ts';
import { bookPath } from '../../src/core/path.ts';
import { createWorld, fileQuestion, questionKey } from '../../src/memo/world.ts';

const label = (name: string) => ({ key: questionKey('label', name), kind: 'label', name });

test('the question about a file has the key file:path', () => {
  expect(fileQuestion(bookPath('src/a.md'))).toEqual({
    key: 'file:src/a.md',
    kind: 'file',
    name: 'src/a.md',
  });
});

test('each question is answered once per build', () => {
  const calls: string[] = [];
  const world = createWorld({
    label: {
      answer: (name) => {
        calls.push(`answer ${name}`);
        return undefined;
      },
      hash: (name) => {
        calls.push(`hash ${name}`);
        return hashOf(name);
      },
    },
  });
  expect(world.hash('label:a')).toBe(hashOf('a'));
  expect(world.hash('label:a')).toBe(hashOf('a'));
  expect(calls).toEqual(['hash a']);
  world.answer(label('a'));
  world.answer(label('a'));
  world.hash('label:a');
  expect(calls).toEqual(['hash a', 'answer a', 'hash a']);
});

test('the name in a question may contain colons', () => {
  const world = createWorld({ label: { answer: (name) => name, hash: hashOf } });
  expect(world.answer(label('std::vec'))).toBe('std::vec');
  expect(world.hash('label:std::vec')).toBe(hashOf('std::vec'));
});

test('the hash of an answer stays the same when the file changes during a build', () => {
  let text = 'old';
  const world = createWorld({ label: { answer: () => text, hash: () => hashOf(text) } });
  expect(world.hash('label:a')).toBe(hashOf('old'));
  text = 'new';
  expect(world.answer(label('a'))).toBe('new');
  expect(world.hash('label:a')).toBe(hashOf('new'));
});

test('a question of an unknown kind has a hash of its own, and cannot be asked', () => {
  const world = createWorld({ file: { answer: (name) => name, hash: hashOf } });
  expect(world.hash('label:a')).not.toBe(hashOf('a'));
  expect(world.hash('toString:a')).not.toBe(world.hash('label:a'));
  expect(() => world.answer(label('a'))).toThrow('nobody answers questions of kind label');
});
