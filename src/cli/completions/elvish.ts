// Generates the completion script for elvish.
import type { CommandOption } from '../command.ts';
import { type LoadedCommand, rootOptions } from './loaded-command.ts';

/** Lines for `~/.config/elvish/rc.elv`. */
export const elvishCompletions = (commands: readonly LoadedCommand[]): string => `\
# Completion of build-book for elvish.
set edit:completion:arg-completer[build-book] = {|@words|
    fn candidate {|word summary| edit:complex-candidate $word &display=$word'  '$summary }
    var last = $words[-2]
    var command = ''
    for word $words[1..-1] {
        if (and (eq $command '') (has-value [${commands.map(({ name }) => text(name)).join(' ')}] $word)) {
            set command = $word
        }
    }
    var values = [
${[{ name: '', options: rootOptions }, ...commands].flatMap(valueEntries).join('\n')}
    ]
    var completions = [
        &''= {
${[...commands.map(({ name, summary }) => candidate(name, summary)), ...rootOptions.map(optionCandidate)].join('\n')}
            edit:complete-filename $words[-1]
        }
${commands.map(commandEntry).join('\n')}
    ]
    var key = $command' '$last
    if (has-key $values $key) { $values[$key] } else { $completions[$command] }
}
`;

const commandEntry = ({ name, options, argument }: LoadedCommand): string => `\
        &${text(name)}= {
${[
  ...(argument?.choices ?? []).map((choice) => candidate(choice, argument?.summary ?? choice)),
  ...options.map(optionCandidate),
  ...(argument === undefined || argument.choices !== undefined
    ? []
    : ['            edit:complete-filename $words[-1]']),
].join('\n')}
        }`;

/** The entries that complete an option's value. An empty map would be a list in elvish, but `--format` is always there. */
const valueEntries = ({ name, options }: Pick<LoadedCommand, 'name' | 'options'>): readonly string[] =>
  options.flatMap((option) => {
    if (option.value === undefined) return [];
    const flags = [`--${option.name}`, ...(option.short === undefined ? [] : [`-${option.short}`])];
    return flags.map((flag) => `        &${text(`${name} ${flag}`)}= { ${valueWords(option)} }`);
  });

function valueWords({ choices, path }: CommandOption): string {
  if (choices !== undefined) return `put ${choices.map(text).join(' ')}`;
  return path === undefined ? 'nop' : 'edit:complete-filename $words[-1]';
}

const optionCandidate = ({ name, summary }: CommandOption): string => candidate(`--${name}`, summary);

const candidate = (word: string, summary: string): string =>
  `            candidate ${text(word)} ${text(summary)}`;

/** In elvish a single quote is doubled. */
const text = (words: string): string => `'${words.replaceAll("'", "''")}'`;
