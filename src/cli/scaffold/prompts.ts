// Takes the title and the .gitignore choice of a new book from options or by asking the user.
import { basename } from 'node:path';
import type { Invocation } from '../command.ts';
import { titleFromName } from './chapter-title.ts';

export interface Answers {
  readonly title: string;
  readonly ignore: 'git' | 'none';
}

/** Asks only for what no option sets, and nothing with `--yes`, `--force` or without a terminal. */
export async function askAnswers({ options, terminal }: Invocation, folder: string): Promise<Answers> {
  const isSilent = options.has('yes') || options.has('force');
  const ask = isSilent ? undefined : terminal.ask;
  const proposal = titleFromName(basename(folder)) || 'My book';
  const title = options.get('title') ?? (await ask?.(`Title of the book [${proposal}]: `)) ?? '';
  const ignore = options.get('ignore') ?? (await askIgnore(ask));
  return { title: title === '' ? proposal : title, ignore: ignore === 'none' ? 'none' : 'git' };
}

async function askIgnore(ask: Invocation['terminal']['ask']): Promise<string> {
  const answer = await ask?.('Add a .gitignore for the built site? [Y/n]: ');
  return answer === undefined || !/^n(o|$)/i.test(answer) ? 'git' : 'none';
}
