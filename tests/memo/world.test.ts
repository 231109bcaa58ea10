import { expect, test } from 'vitest';
import { hashOf } from '../../src/core/hash.ts';
import { bookPath } from '../../src/core/path.ts';
import { createWorld, fileQuestion, questionKey } from '../../src/memo/world.ts';

const label = (name: string) => ({ key: questionKey('label', name), kind: 'label', name });

test('a file’s question has the key file:path', () => {
  expect(fileQuestion(bookPath('src/a.md'))).toEqual({
    key: 'file:src/a.md',
    kind: 'file',
    name: 'src/a.md',
  });
});

test('each question is answered once a build', () => {
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

test('a name may hold colons', () => {
  const world = createWorld({ label: { answer: (name) => name, hash: hashOf } });
  expect(world.answer(label('std::vec'))).toBe('std::vec');
  expect(world.hash('label:std::vec')).toBe(hashOf('std::vec'));
});

test('after an answer the hash is that of the answer, also when the world has moved', () => {
  let text = 'old';
  const world = createWorld({ label: { answer: () => text, hash: () => hashOf(text) } });
  expect(world.hash('label:a')).toBe(hashOf('old'));
  text = 'new';
  expect(world.answer(label('a'))).toBe('new');
  expect(world.hash('label:a')).toBe(hashOf('new'));
});

test('a kind that nobody answers has a hash that no answer has, and cannot be asked', () => {
  const world = createWorld({ file: { answer: (name) => name, hash: hashOf } });
  expect(world.hash('label:a')).not.toBe(hashOf('a'));
  expect(world.hash('toString:a')).not.toBe(world.hash('label:a'));
  expect(() => world.answer(label('a'))).toThrow('nobody answers questions of kind label');
});
