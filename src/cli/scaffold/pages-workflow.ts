// Generates the workflow that publishes a book with GitHub Pages.
import type { NewFile } from './new-file.ts';

export interface WorkflowBook {
  /** The book's folder relative to the repository's root; empty if they are the same. */
  readonly folder: string;
  /** The folder of the site relative to the book's. */
  readonly siteDir: string;
  readonly branch: string;
  /** Whether the repository has a package-lock.json, which pins the version of build-book. */
  readonly hasLock: boolean;
  /** The version of build-book to use without a lock file. */
  readonly version: string;
}

/** `.github/workflows/pages.yml`, relative to the repository's root. Each action's major version is the first on Node.js 24. */
export const pagesWorkflow = (book: WorkflowBook): NewFile => ({
  path: '.github/workflows/pages.yml',
  content: workflowText(book),
  ifExists: 'keep',
});

const deployJob = `\
  deploy:
    if: github.event_name != 'pull_request'
    needs: build
    runs-on: ubuntu-latest
    permissions:
      pages: write
      id-token: write
    environment:
      name: github-pages
      url: \${{ steps.deployment.outputs.page_url }}
    steps:
      - id: deployment
        uses: actions/deploy-pages@v5
`;

function workflowText({ folder, siteDir, branch, hasLock, version }: WorkflowBook): string {
  const program = hasLock ? 'npx build-book' : `npx --yes build-book@${version}`;
  const command = `${program}${folder === '' ? '' : ` ${shellWord(folder)}`} --format github`;
  const site = folder === '' ? siteDir : `${folder}/${siteDir}`;
  return `\
# Publishes the book with GitHub Pages, and checks it on every pull request.
# In the settings of the repository, under Pages, choose "GitHub Actions" as the source.
name: Book
on:
  push:
    branches: [${JSON.stringify(branch)}]
  pull_request:
  workflow_dispatch:
permissions:
  contents: read
concurrency:
  group: pages-\${{ github.ref }}
  cancel-in-progress: \${{ github.event_name == 'pull_request' }}
jobs:
  build:
    runs-on: ubuntu-latest
    permissions:
      contents: read
      pages: read
    steps:
      - uses: actions/checkout@v7
        with:
          fetch-depth: 0 # the whole history: pages can show when they were last changed
          persist-credentials: false
      - uses: actions/setup-node@v7
        with:
          node-version: lts/*
${hasLock ? '          cache: npm\n      - run: npm ci\n' : ''}\
      - uses: actions/cache@v5
        with: # results of earlier builds: only changed pages are rebuilt
          path: ${hasLock ? 'node_modules/.cache/build-book' : '~/.cache/build-book'}
          key: build-book-\${{ github.sha }}
          restore-keys: build-book-
      - id: pages
        if: github.event_name != 'pull_request'
        uses: actions/configure-pages@v6
      - run: ${folder === '' ? command : JSON.stringify(command)}
        env:
          MDBOOK_OUTPUT__HTML__SITE_URL: \${{ steps.pages.outputs.base_url }}/
      - if: github.event_name != 'pull_request'
        uses: actions/upload-pages-artifact@v5
        with:
          path: ${JSON.stringify(site)}
${deployJob}`;
}

/** Quotes a path for the workflow's shell. */
const shellWord = (path: string): string =>
  /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
