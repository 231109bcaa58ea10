import { expect, test } from 'vitest';
import { compileRules } from '../../src/references/label-rules.ts';

const rules = compileRules({
  'c-{x}-badge': 'https://img.shields.io/crates/v/{x}?label={x}',
  'c-{x}': 'https://docs.rs/{x}',
  '{owner}~{repo}~repo': 'https://github.com/{owner}/{repo}',
  'the+book': 'https://doc.rust-lang.org/book/',
});

test.each([
  ['c-tokio', 'https://docs.rs/tokio'],
  ['c-tokio-badge', 'https://img.shields.io/crates/v/tokio?label=tokio'],
  ['C-Inflector', 'https://docs.rs/Inflector'],
  ['c-std::option::Option', 'https://docs.rs/std::option::Option'],
  ['c-a b', 'https://docs.rs/a%20b'],
  ['rust-lang~mdBook~repo', 'https://github.com/rust-lang/mdBook'],
  ['the+book', 'https://doc.rust-lang.org/book/'],
  ['  the+BOOK ', 'https://doc.rust-lang.org/book/'],
  ['thebook', undefined],
  ['c-', undefined],
  ['p~page', undefined],
])('%s is %s', (label, address) => {
  expect(rules(label)).toBe(address);
});
