// Runs the Typst compiler in a process of its own, so that a crash or an endless loop costs the PDF only. Started with an
// IPC channel; answers each message with one.
import { createRequire } from 'node:module';
import { join } from 'node:path';

/**
 * The parts of the compiler that are used.
 * @typedef {{ readonly message: string, readonly path: string }} CompilerMessage
 * @typedef {{ readonly shortDiagnostics: readonly CompilerMessage[] } | null} Messages
 * @typedef {{ readonly result: object | null, takeDiagnostics(): Messages, takeWarnings(): Messages }} Compiled
 * @typedef {{
 *   mapShadow(path: string, content: Buffer): void,
 *   compile(options: object): Compiled,
 *   pdf(document: object, options: object): Buffer,
 *   evictCache(maxAge: number): void,
 * }} Compiler
 * @typedef {import('./disk/typesetter.ts').Request} Request
 */

const [, , packageUrl = '', packageName = '', root = ''] = process.argv;

/** @type {Compiler | undefined} */
let compiler;

/** @param {readonly Uint8Array[]} fonts */
const start = (fonts) => {
  const { NodeCompiler } = /** @type {{ NodeCompiler: { create(options: object): Compiler } }} */ (
    createRequire(packageUrl)(packageName)
  );
  const created = NodeCompiler.create({
    workspace: root,
    fontArgs: [{ fontBlobs: fonts.map((font) => Buffer.from(font)) }],
  });
  compiler = created;
  return created;
};

/**
 * @param {Compiler} typst
 * @param {Readonly<Record<string, string | Uint8Array>>} files - by path from the root
 */
const addFiles = (typst, files) => {
  for (const [path, content] of Object.entries(files))
    typst.mapShadow(join(root, path), Buffer.from(content));
};

/** @param {Messages} messages */
const list = (messages) =>
  (messages?.shortDiagnostics ?? []).map(({ message, path }) => ({
    message,
    path: path.startsWith(root) ? path.slice(root.length).replaceAll('\\', '/') : '',
  }));

/**
 * @param {Compiler} typst
 * @param {string} code
 */
const problemOf = (typst, code) => {
  const compiled = typst.compile({ mainFileContent: code });
  if (compiled.result) return undefined;
  return list(compiled.takeDiagnostics())[0]?.message ?? 'unknown error';
};

/** @param {unknown} error */
const textOf = (error) => (error instanceof Error ? error.message : String(error));

/**
 * @param {Compiler} typst
 * @param {object} document
 */
const pdfOf = (typst, document) => {
  try {
    return { pdf: typst.pdf(document, { pdfStandard: 'ua-1' }), notAccessible: undefined };
  } catch (error) {
    // The standard also forbids characters without a glyph, which are named in its message.
    return { pdf: typst.pdf(document, { pdfTags: true }), notAccessible: textOf(error) };
  }
};

/** @param {Request} request */
const answer = (request) => {
  const typst = compiler ?? start(request.kind === 'start' ? request.fonts : []);
  if (request.kind === 'start') {
    addFiles(typst, request.files);
    return {};
  }
  if (request.kind === 'check') return { problem: problemOf(typst, request.code) };
  addFiles(typst, request.files);
  const compiled = typst.compile({ mainFilePath: join(root, request.main) });
  if (!compiled.result) return { errors: list(compiled.takeDiagnostics()) };
  return { ...pdfOf(typst, compiled.result), warnings: list(compiled.takeWarnings()) };
};

process.on('message', (/** @type {Request} */ request) => {
  try {
    process.send?.(answer(request));
  } catch (error) {
    process.send?.({ errors: [{ message: textOf(error), path: '' }] });
  }
});
process.on('disconnect', () => {
  process.exit();
});
