// `build-book completions`: prints a completion script for a shell.
import type { Command } from '../command.ts';
import { bashCompletions } from '../completions/bash.ts';
import { elvishCompletions } from '../completions/elvish.ts';
import { fishCompletions } from '../completions/fish.ts';
import { type LoadedCommand, loadCommands } from '../completions/loaded-command.ts';
import { powershellCompletions } from '../completions/powershell.ts';
import { zshCompletions } from '../completions/zsh.ts';

const scripts: Readonly<Record<string, (commands: readonly LoadedCommand[]) => string>> = {
  bash: bashCompletions,
  elvish: elvishCompletions,
  fish: fishCompletions,
  powershell: powershellCompletions,
  zsh: zshCompletions,
};

/** For the shells that mdBook supports. */
export const completions: Command = {
  argument: {
    name: 'shell',
    summary: 'the shell',
    isRequired: true,
    choices: Object.keys(scripts),
  },
  options: [],
  examples: [
    { line: 'source <(build-book completions bash)', meaning: 'add this to ~/.bashrc' },
    { line: 'build-book completions zsh > ~/.zfunc/_build-book', meaning: 'in a folder of $fpath' },
    { line: 'build-book completions fish | source', meaning: 'add this to ~/.config/fish/config.fish' },
  ],
  run: async ({ argument, terminal, commands }) => {
    // The parser accepts only the choices.
    const script = Object.hasOwn(scripts, argument ?? '') ? scripts[argument ?? ''] : undefined;
    if (script === undefined) return 2;
    terminal.out.write(script(await loadCommands(commands)));
    return 0;
  },
};
