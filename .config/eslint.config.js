import tseslint from 'typescript-eslint';

const root = new URL('..', import.meta.url).pathname;

const limits = {
  'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
  '@typescript-eslint/max-params': ['error', { max: 3 }],
};

const poll = 'A page may be about to change: use `await expect.poll(() => …)`, which waits for the value.';

/** Code that reads a page only once, when it may still change. */
const unsteady = [
  { selector: 'CallExpression[callee.name="expect"] AwaitExpression', message: poll },
  {
    selector: 'CallExpression[callee.name="expect"] CallExpression[callee.property.name=/^(?:url|workers)$/]',
    message: poll,
  },
  {
    selector:
      'ExpressionStatement > AwaitExpression > CallExpression[callee.property.name="waitForTimeout"], ' +
      'VariableDeclarator > AwaitExpression > CallExpression[callee.property.name=/^(?:count|allInnerTexts|allTextContents|isVisible|isHidden|isChecked|isEnabled|isDisabled)$/]',
    message: poll,
  },
];

export default tseslint.config(
  { ignores: ['dist/', '**/*.mjs', 'tests/fixtures/', 'templates/mdbook/'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './tests/tsconfig.json', './.config/tsconfig.json'],
        tsconfigRootDir: root,
      },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  {
    // ESLint doesn't see the types that JSDoc casts give to what was parsed or imported; `tsc -p .config` does.
    files: ['**/*.js'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    // In page scripts every byte counts: arrows may return what a call returns, listeners may be async, and features
    // that old browsers lack are tested for although the types always have them.
    files: ['templates/js/**/*.js'],
    rules: {
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/no-unnecessary-condition': 'off',
    },
  },
  {
    files: ['src/**/*.{ts,js}', 'templates/js/**/*.js'],
    rules: { ...limits, 'no-duplicate-imports': 'error' },
  },
  {
    // What a page shows after a key or a click may come later, on a busy machine much later.
    files: ['tests/browser/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...unsteady] },
  },
  {
    // Callbacks of `replace` are given each group of a pattern.
    files: ['templates/js/**/*.js'],
    rules: { '@typescript-eslint/max-params': ['error', { max: 4 }] },
  },
  {
    // Replaces methods of the page while Mermaid draws.
    files: ['templates/js/mermaid.js'],
    rules: {
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-deprecated': 'off',
      '@typescript-eslint/no-unnecessary-type-conversion': 'off',
    },
  },
  {
    // One expression, which the build calls with the outline of the book.
    files: ['templates/js/contents.js', 'templates/js/sections.js'],
    rules: { 'max-lines-per-function': 'off', '@typescript-eslint/no-unused-expressions': 'off' },
  },
);
