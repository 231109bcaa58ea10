// Builds a book from files as the command does, and serves its site to a browser under the strict policy.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../../src/index.ts';
import { filesIn, sharedTempFolder } from '../helpers/temp-folder.ts';
import { type Stage, stageOf } from './site.ts';

/** The files of the site of the book in a folder. */
export async function builtSite(root: string, program = { build }): Promise<Map<string, Uint8Array>> {
  const { destination } = await program.build({ root, cache: 'none' });
  return new Map(filesIn(destination).map((path) => [path, readFileSync(join(destination, path))]));
}

/** `program` builds the book; the sources do if it is absent. */
export function onBuiltStage(
  files: Readonly<Record<string, string>>,
  program: () => Promise<{ readonly build: typeof build }> = () => Promise.resolve({ build }),
): Stage {
  const root = sharedTempFolder(files);
  return stageOf(async () => builtSite(root, await program()));
}
