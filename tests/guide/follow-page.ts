// Follows a page of the guide: writes its files and runs its commands, in order.
import { join } from 'node:path';
import { runCommand } from '../cli/spawned.ts';
import { tempFolder, writeIn } from '../helpers/temp-folder.ts';

interface Block {
  readonly info: string;
  /** What is between the fences, as the page has it. */
  readonly raw: string;
  /** The same without the indentation that a block in a list has. */
  readonly text: string;
  readonly indent: string;
}

/** The fenced code blocks of a page, in order. */
const blocksOf = (markdown: string): readonly Block[] =>
  [...markdown.matchAll(/^( *)(`{3,})(.+)\n([^]*?)^\1\2$/gm)].map(
    ([, indent = '', , info = '', raw = '']) => ({
      ...{ info, raw, indent },
      text: raw.replace(new RegExp(`^${indent}`, 'gm'), ''),
    }),
  );

const indented = (text: string, indent: string): string => text.replace(/^(?=.)/gm, indent);

/** The file that a block shows: ```` ```toml title="book.toml" ````. */
const fileOf = ({ info }: Block): string | undefined => /title="([^"]+)"/.exec(info)?.[1];

/** The line that a block shows being typed; absent for other blocks. */
const commandOf = ({ info, text }: Block): string | undefined =>
  info === 'console' ? /^\$ (npx build-book.*)/.exec(text)?.[1] : undefined;

export interface PageSteps {
  readonly files: number;
  readonly commands: number;
  /** Blocks that look like a command's output but can't be run. */
  readonly unclear: readonly string[];
}

/** What {@link follow} does with a page. */
export function stepsOf(markdown: string): PageSteps {
  const blocks = blocksOf(markdown);
  return {
    files: blocks.filter((block) => fileOf(block) !== undefined).length,
    commands: blocks.filter((block) => commandOf(block) !== undefined).length,
    unclear: blocks
      .filter((block) => block.info === 'console' && commandOf(block) === undefined)
      .map(({ text }) => text),
  };
}

/** `printed` with the times of `shown`, in order: they depend on the machine. */
function withTimesOf(shown: string, printed: string): string {
  const times = shown.match(TIME) ?? [];
  return printed.replace(TIME, (time) => times.shift() ?? time);
}

const TIME = /in [\d.]+ s$/gm;

/** As for readers, who type `npx build-book`. */
const environment = { GIT_CONFIG_GLOBAL: '/dev/null', npm_command: 'exec' };

/** What a command prints, problems first, as the guide shows it. */
async function output(command: string, folder: string): Promise<string> {
  const argv = command
    .replace(/^npx build-book ?/, '')
    .split(' ')
    .filter(Boolean);
  const { out, err } = await runCommand(argv, { folder, environment });
  return err + out;
}

export interface Followed {
  /** The page as it should read: with what its commands print. */
  readonly page: string;
  /** The folder in which everything was done, absolute. */
  readonly folder: string;
}

/** Does everything on a page in an empty folder. From the line `cd NAME` on, files and commands are in that folder. */
export async function follow(markdown: string): Promise<Followed> {
  const top = tempFolder({});
  const [change, inner = ''] = /^cd ([\w-]+)$/m.exec(markdown) ?? [];
  let result = markdown;
  for (const block of blocksOf(markdown)) {
    const { text, raw, indent } = block;
    const isInside = change !== undefined && result.indexOf(raw) > result.indexOf(change);
    const folder = isInside ? join(top, inner) : top;
    const file = fileOf(block);
    // The guide escapes the directives that it shows.
    if (file !== undefined) writeIn(folder, file, text.replaceAll('\\{{#', '{{#'));
    const command = commandOf(block);
    if (command === undefined) continue;
    const printed = withTimesOf(text, `$ ${command}\n${await output(command, folder)}`);
    result = result.replace(raw, () => indented(printed, indent));
  }
  return { page: result, folder: top };
}
