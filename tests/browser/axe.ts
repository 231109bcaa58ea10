// What axe and html-validate find on a page.
import axe from 'axe-core';
import { HtmlValidate, type RuleConfig } from 'html-validate';
import type { Page } from 'playwright-core';

/**
 * Every violation of WCAG 2.2 A and AA and of axe's best practices, with the elements concerned. The page's context must
 * bypass the policy.
 */
export async function violationsOn(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const results = await page.evaluate(() =>
    (window as unknown as { axe: typeof axe }).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    }),
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${String(target)}: ${failureSummary ?? ''}`),
  );
}

/** `rules` replace those of the presets. */
export async function invalidHtmlIn(html: string, rules: RuleConfig = {}): Promise<readonly string[]> {
  const validator = new HtmlValidate({
    extends: ['html-validate:standard', 'html-validate:a11y', 'html-validate:document'],
    rules: {
      'require-sri': ['error', { target: 'crossorigin' }],
      'prefer-native-element': ['error', { exclude: ['listbox'] }],
      ...rules,
    },
  });
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line }) => `${line} ${ruleId}: ${message}`),
  );
}
