// Turns inline links to other sites into references, and adds the missing definitions.
import { relative, resolve } from 'node:path';
import { matchesGlob } from '../../core/glob.ts';
import { type BookPath, bookPath } from '../../core/path.ts';
import type { InlinePage } from '../../edit/inline-links.ts';
import { outsideCode } from '../../edit/code-ranges.ts';
import { type SharedDefinition, tableOf } from '../../read/references/definition-file.ts';
import { compileRules, compileReverseRules } from '../../read/references/label-rules.ts';
import { normalLabel } from '../../core/label.ts';
import { counted } from '../../report/totals.ts';
import type { ExitCode, Invocation } from '../command.ts';
import { type EditedBook, bookPathsFor, finishEdit } from '../edit-book.ts';
import { type Definitions, complain, definitionsOf } from './book-definitions.ts';

type Page = EditedBook['model']['index']['pages'][number];

export async function fromInline(invocation: Invocation, book: EditedBook): Promise<ExitCode> {
  const { root, built, model, files } = book;
  const { textOf } = built;
  const [{ planReferences, bracketsIn }, definitions] = await Promise.all([
    import('../../edit/inline-links.ts'),
    definitionsOf(book),
  ]);
  const chosen = chosenPages(invocation, book);
  if (typeof chosen === 'string') return complain(invocation, chosen);
  const to = targetOf(invocation, root);
  const isSeen = seenBy(book, definitions, to);
  if (to !== undefined && !model.index.pages.some(isSeen))
    return complain(
      invocation,
      `\`${to}\` is not a definition file; add it to \`build-book.refs\` in book.toml`,
    );
  // A file that is also included by a chapter without access to the definitions has to stay unchanged.
  const unseen = new Set(
    model.index.pages
      .filter((page) => !isSeen(page))
      .flatMap(({ facts }) => facts.links.map(({ at }) => at.file)),
  );
  const pageOf = inlinePages(book, definitions);
  const pages = chosen.filter(isSeen).map(pageOf);
  const { changes, links } = planReferences({
    pages: pages.map((page) => ({ ...page, links: page.links.filter(({ at }) => !unseen.has(at.file)) })),
    textOf,
    brackets: new Set([...files, ...definitions.files].flatMap((file) => bracketsIn(textOf(file) ?? ''))),
    to,
  });
  const sentence = `${counted(links, 'link')} converted to references`;
  return finishEdit(invocation, { root, textOf, changes, diagnostics: [], sentence });
}

function chosenPages(invocation: Invocation, { root, model }: EditedBook): readonly Page[] | string {
  const [wanted] = invocation.others;
  if (wanted === undefined) return model.index.pages;
  const paths = bookPathsFor({ root, invocation, src: model.config.book.src }, wanted);
  const page = paths.map((path) => model.index.bySource.get(path)).find((each) => each !== undefined);
  return page === undefined ? `\`${wanted}\` is not a chapter of this book` : [page];
}

function targetOf({ options, terminal }: Invocation, root: string): BookPath | undefined {
  const to = options.get('to');
  return to === undefined ? undefined : bookPath(relative(root, resolve(terminal.folder, to)));
}

/** Whether a chapter can use definitions from the file; without a file, each uses its own. */
function seenBy(
  { model }: EditedBook,
  { scopes }: Definitions,
  to: BookPath | undefined,
): (page: Page) => boolean {
  if (to === undefined) return () => true;
  const isShared = model.config.buildBook.refs.some((pattern) => matchesGlob(pattern)(to));
  return (page) => isShared || scopes.of(page).includes(to);
}

/** The labels that each chapter can use. */
function inlinePages(
  { model, built }: EditedBook,
  { scopes, tables }: Definitions,
): (page: Page) => InlinePage {
  const rules = model.config.buildBook.labelRules;
  const byRule = compileRules(rules);
  const ruleFor = compileReverseRules(rules);
  const byAddress = new Map<string, ReadonlyMap<string, SharedDefinition>>();
  const keyOf = ({ href, title }: Pick<SharedDefinition, 'href' | 'title'>): string => `${href}\n${title}`;
  return (page) => {
    const scope = scopes.of(page);
    const { source } = page.chapter;
    const known = byAddress.get(scope.join('\n')) ?? addressesOf(scope.flatMap(tables.definitionsIn), keyOf);
    byAddress.set(scope.join('\n'), known);
    const own = outsideCode(built.textOf(source) ?? '', tables.definitionsIn(source));
    const ownAddresses = addressesOf(own, keyOf);
    const ownTable = tableOf(own);
    const definitionOf = (label: string): SharedDefinition | undefined => {
      const normal = normalLabel(label);
      const file = scope.find((each) => tables.tableFor(each).has(normal));
      return ownTable.get(normal) ?? (file && tables.tableFor(file).get(normal));
    };
    return {
      source,
      links: page.facts.links,
      isTaken: (label) => definitionOf(label) !== undefined || byRule(label) !== undefined,
      labelOf: (href, title) => {
        const key = keyOf({ href, title });
        const found = ownAddresses.get(key) ?? known.get(key);
        if (found && definitionOf(found.label) === found) return found.label;
        const label = title === '' ? ruleFor(href) : undefined;
        return label !== undefined && definitionOf(label) === undefined ? label : undefined;
      },
    };
  };
}

function addressesOf(
  definitions: readonly SharedDefinition[],
  keyOf: (definition: SharedDefinition) => string,
): ReadonlyMap<string, SharedDefinition> {
  const found = new Map<string, SharedDefinition>();
  for (const definition of definitions)
    if (!found.has(keyOf(definition))) found.set(keyOf(definition), definition);
  return found;
}
