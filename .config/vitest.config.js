// How the tests run. A test that fails in CI is run again, and one that then passes is listed at the end of the log:
// it depends on chance and must be fixed (see CONTRIBUTING.md).
import { relative } from 'node:path';
import { defineConfig } from 'vitest/config';

const isCi = Boolean(process.env.CI);

/** Lists the tests that passed only on a retry, with what their first attempt failed by. */
const retriedTests = {
  /** @type {string[]} */
  found: [],
  onTestCaseResult(test) {
    if (!test.diagnostic()?.flaky) return;
    const [error] = test.result().errors ?? [];
    const name = `${relative('', test.module.moduleId)} > ${test.fullName}`;
    this.found.push(`${name}\n  ${error?.message.split('\n')[0] ?? ''}`);
  },
  onTestRunEnd() {
    for (const test of this.found) console.log(`passed only on a retry: ${test}`);
  },
};

export default defineConfig({
  test: {
    dir: 'tests',
    globalSetup: 'tests/browser/unpack-browser.ts',
    reporters: ['default', ...(process.env.GITHUB_ACTIONS ? ['github-actions'] : []), retriedTests],
    retry: isCi ? 2 : 0,
    // All cores: on a CI machine nothing else needs one.
    ...(isCi && { maxWorkers: '100%' }),
    // For busy machines: tests wait for what they expect, and none measures time.
    testTimeout: 180_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000 } },
  },
});
