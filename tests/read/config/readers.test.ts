// Every key of book.toml has an effect: what it comes to is read somewhere, or a notice says why it changes nothing.
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { type AnyField, type Kind, keyOf } from '../../../src/read/config/keys/field.ts';
import { builtInTables } from '../../../src/plugins/plugins.ts';
import { rootTable } from '../../../src/read/config/keys/root-keys.ts';

const root = resolve(import.meta.dirname, '../../..');
const src = join(root, 'src');

/** Where the types of the settings are: a reader of a setting refers to a property that is declared there. */
const DECLARED = [
  'config.ts',
  'html-config.ts',
  'feature-config.ts',
  'own-config.ts',
  'versions-config.ts',
].map((name) => join(src, 'read/config', name));

/** Plugins declare the types of their tables themselves; a plugin with other types next to them has a file for the table. */
const isDeclared = (file: string, name: string): boolean =>
  DECLARED.includes(file) ||
  (file.startsWith(join(src, 'plugins')) &&
    name !== '' &&
    (file.endsWith('-table.ts') || name.endsWith('Table')));

/** The table of keys says what there is; it reads nothing to do something with it. */
const isReader = (file: string): boolean =>
  file.startsWith(src) && !file.startsWith(join(src, 'read/config/keys')) && !DECLARED.includes(file);

/** Settings that no code reads by name, and why that is right. */
const READ_OTHERWISE: Readonly<Record<string, string>> = {
  'OutputTable.command': 'programs are given whole to what runs them',
  'OutputTable.optional': 'programs are given whole to what runs them',
  'OutputTable.options': 'for programs, by the tables as written',
  'PreprocessorTable.options': 'for programs, by the tables as written',
  'IncludeConfig.leaveOut': 'given whole to what expands chapters',
  'IncludeConfig.templateRoot': 'given whole to what expands chapters',
  'IncludeConfig.drop': 'given whole to what expands chapters',
  'IndexingTable.suppressHead': 'given whole to the index of terms',
  'IndexingTable.seeInstead': 'given whole to the index of terms',
  'IndexingTable.nestUnder': 'given whole to the index of terms',
  'Delimiter.left': 'the pair is given whole to the parser',
  'Delimiter.right': 'the pair is given whole to the parser',
  'AdmonishDirective.icon': 'a notice says what to do',
  'AdmonishDirective.color': 'a notice says what to do',
};

/** The last parts of the keys that have a notice. */
function notedKeys(kind: Kind<unknown>, key = ''): readonly string[] {
  return [...(kind.fields ?? [])].flatMap(([name, field]: [string, AnyField]) => [
    ...(field.noEffect === undefined ? [] : [name]),
    ...notedKeys(field.kind, `${key}.${name}`),
  ]);
}

function programOf(): ts.Program {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (file) => ts.sys.readFile(file)) as {
    readonly config: unknown;
  };
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  return ts.createProgram(fileNames, { ...options, noEmit: true, skipLibCheck: true });
}

/** `Interface.property` of each setting, by its declaration. */
function settingsOf(program: ts.Program): ReadonlyMap<ts.Node, string> {
  const found = new Map<ts.Node, string>();
  const visit = (node: ts.Node, owner: string): void => {
    const name = ts.isInterfaceDeclaration(node) ? node.name.text : owner;
    const file = resolve(node.getSourceFile().fileName);
    if (ts.isPropertySignature(node) && isDeclared(file, name))
      found.set(node, `${name}.${node.name.getText()}`);
    ts.forEachChild(node, (child) => {
      visit(child, name);
    });
  };
  for (const source of program.getSourceFiles())
    if (resolve(source.fileName).startsWith(src)) visit(source, '');
  return found;
}

/** The declarations of every property that is read in `source`: `a.b`, and `{ b } = a`. */
function readsIn(source: ts.SourceFile, checker: ts.TypeChecker): readonly ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    const symbol = ts.isPropertyAccessExpression(node)
      ? checker.getSymbolAtLocation(node.name)
      : ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)
        ? checker.getTypeAtLocation(node.parent).getProperty((node.propertyName ?? node.name).getText())
        : undefined;
    found.push(...(symbol?.declarations ?? []));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

test('every setting is used by its feature, or a notice says why it has no effect', () => {
  const program = programOf();
  const checker = program.getTypeChecker();
  const settings = settingsOf(program);
  expect(settings.size).toBeGreaterThan(100);
  const readers = program.getSourceFiles().filter(({ fileName }) => isReader(resolve(fileName)));
  const read = new Set(readers.flatMap((source) => readsIn(source, checker)));
  const noted = new Set(notedKeys(rootTable(builtInTables)));
  const unread = [...settings].flatMap(([declaration, name]) => {
    const isNoted = noted.has(keyOf(name.split('.').at(-1) ?? ''));
    return read.has(declaration) || isNoted ? [] : [name];
  });
  expect(unread.filter((name) => !(name in READ_OTHERWISE))).toEqual([]);
}, 120_000);
