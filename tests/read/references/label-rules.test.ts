import { expect, test } from 'vitest';
import { compileRules, compileReverseRules } from '../../../src/read/references/label-rules.ts';

const table = {
  'c-{x}-badge': 'https://img.shields.io/crates/v/{x}?label={x}',
  'c-{x}': 'https://docs.rs/{x}',
  '{owner}~{repo}~repo': 'https://github.com/{owner}/{repo}',
  'the+book': 'https://doc.rust-lang.org/book/',
};
const rules = compileRules(table);
const labelOf = compileReverseRules(table);

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
])('the label %s resolves to %s', (label, address) => {
  expect(rules(label)).toBe(address);
});

test.each([
  ['https://docs.rs/tokio', 'c-tokio'],
  ['https://img.shields.io/crates/v/tokio?label=tokio', 'c-tokio-badge'],
  ['https://github.com/rust-lang/mdBook', 'rust-lang~mdBook~repo'],
  ['https://doc.rust-lang.org/book/', 'the+book'],
  // Two values for one name, another rule's label, a page below what the rule means, another site.
  ['https://img.shields.io/crates/v/tokio?label=serde', undefined],
  ['https://docs.rs/x-badge', undefined],
  ['https://docs.rs/tokio/latest/tokio/', undefined],
  ['https://x.example/tokio', undefined],
])('the address %s has the label %s', (address, label) => {
  expect(labelOf(address)).toBe(label);
});
