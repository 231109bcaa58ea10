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

/** What the validator does not know yet: https://html.spec.whatwg.org/#attr-contenteditable */
const elements = [
  'html5',
  { '*': { attributes: { contenteditable: { omit: true, enum: ['true', 'false', 'plaintext-only'] } } } },
];

/** `rules` replace those of the presets. */
export async function invalidHtmlIn(html: string, rules: RuleConfig = {}): Promise<readonly string[]> {
  const validator = new HtmlValidate({
    extends: ['html-validate:standard', 'html-validate:a11y', 'html-validate:document'],
    elements,
    rules: {
      'require-sri': ['error', { target: 'crossorigin' }],
      // A list of results, and code that is edited in its colors.
      'prefer-native-element': ['error', { exclude: ['listbox', 'textbox'] }],
      ...rules,
    },
  });
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line }) => `${line} ${ruleId}: ${message}`),
  );
}

/** The same of the page as it is now, after its scripts. Those write whole addresses, and browsers all values. */
export async function invalidDomOf(page: Page, rules: RuleConfig = {}): Promise<readonly string[]> {
  const html = await page.evaluate(() => document.documentElement.outerHTML);
  const { origin } = new URL(page.url());
  return invalidHtmlIn(`<!doctype html>\n${html.replaceAll(`"${origin}/`, '"/')}`, {
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'no-trailing-whitespace': 'off',
    ...rules,
  });
}
