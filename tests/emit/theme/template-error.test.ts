// Where Handlebars finds fault with a template.
import Handlebars from 'handlebars';
import { expect, test } from 'vitest';
import { faultOf } from '../../../src/emit/theme/template-error.ts';

const faultIn = (source: string): readonly [string, string] => {
  try {
    Handlebars.parse(source);
  } catch (error) {
    const { reason, span } = faultOf(error, source);
    return [reason, source.slice(span.start, span.end)];
  }
  throw new Error('the template is right');
};

test.each([
  ['a\nb {{> }} c', 'unexpected `}}`', '}}'],
  ['{{{a}} b', 'unexpected `}}`', '}}'],
  ['one\n\n  {{foo bar=}} and more text here to see', 'unexpected `}}`', '}}'],
  ['text {{else}} text', 'unexpected `{{else}}`', '{{else}}'],
  ['{{#each a as |x}}{{/each}}', 'unexpected `}}`', '}}'],
  ['{{#if a}}\nfoo', 'it ends inside a block or tag', ''],
  ['x\n  {{#if a}}\n x {{/each}}', "if doesn't match each", 'if'],
  ['{{a/../b}}', 'Invalid path: a/..', 'a/../b'],
])('the fault of the template %j is found at its place', (source, reason, at) => {
  expect(faultIn(source)).toEqual([reason, at]);
});
