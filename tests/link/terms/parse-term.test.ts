import { expect, test } from 'vitest';
import { parseTerm } from '../../../src/link/terms/parse-term.ts';

test.each([
  ['tokio', ['tokio']],
  ['generics!associated type', ['generics', 'associated type']],
  ['a!b!c', ['a', 'b', 'c']],
  ['`Vec`!`push`', ['`Vec`', '`push`']],
  ['println!', ['println!']],
  ['`vec!`', ['`vec!`']],
  ['`a!b`', ['`a!b`']],
  ['`vec!` macro', ['`vec!` macro']],
  ['assert!(x)', ['assert!(x)']],
  ['stop! here', ['stop! here']],
  ['a\\!b', ['a\\!b']],
  ['!', ['!']],
  ['`a | b`', ['`a | b`']],
])('the index term %s is listed as %j', (text, path) => {
  expect(parseTerm(text)).toEqual({ path });
});

test.each([
  ['RiiR|see Rewrite it in Rust', ['RiiR'], ['Rewrite it in Rust']],
  ['trait | see also generics!trait bound', ['trait'], ['generics', 'trait bound']],
  ['a!b|seealso c', ['a', 'b'], ['c']],
])('the index term %s refers to another entry', (text, path, see) => {
  expect(parseTerm(text)).toEqual({ path, see });
});
