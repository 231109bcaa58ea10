import { describe, expect, test } from 'vitest';
import { buildsSite, wantedOutputs } from '../../../src/emit/outputs/outputs.ts';
import { configOf } from '../../read/config/read-config.ts';

describe('the site', () => {
  test.each([
    ['', true],
    ['[output.html]', true],
    ['[output.html]\n[output.pandoc]', true],
    ['[output.pandoc]', false],
    ['[output.markdown]', false],
    ['[output.linkcheck]', true],
    ['[output.linkcheck]\n[output.pandoc]', false],
  ])('of %j is wanted: %j', (text, isWanted) => {
    expect(buildsSite(configOf(text))).toBe(isWanted);
  });
});

test('the wanted outputs are the site and every declared output that makes files', () => {
  const config = configOf('[output.pandoc]\n[output.markdown]\n[output.linkcheck]\n[output.html]');
  expect(wantedOutputs(config).map(({ name }) => name)).toEqual(['html', 'markdown', 'pandoc']);
});
