// Generates the completion script for PowerShell.
import type { CommandOption } from '../command.ts';
import { type LoadedCommand, rootOptions } from './loaded-command.ts';

/** Lines for `$PROFILE`. PowerShell completes paths itself if a completer returns nothing. */
export const powershellCompletions = (commands: readonly LoadedCommand[]): string => `\
# Completion of build-book for PowerShell.
Register-ArgumentCompleter -Native -CommandName 'build-book' -ScriptBlock {
    param($word, $ast, $cursor)
    $said = @($ast.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.EndOffset -lt $cursor } | ForEach-Object { "$_" })
    $command = $said | Where-Object { $_ -in @(${commands.map(({ name }) => text(name)).join(', ')}) } | Select-Object -First 1
    $last = $said | Select-Object -Last 1
    $found = switch ("$command $last") {
${[{ name: '', options: rootOptions }, ...commands].flatMap(valueCases).join('\n')}
        default {
            switch ("$command") {
                '' {
${[...commands.map(({ name, summary }) => entry(name, summary)), ...rootOptions.map(optionEntry)].join('\n')}
                }
${commands.map(commandCase).join('\n')}
            }
        }
    }
    $found | Where-Object { $_.CompletionText -like "$word*" }
}
`;

const commandCase = ({ name, options, argument }: LoadedCommand): string => `\
                ${text(name)} {
${[...(argument?.choices ?? []).map((choice) => entry(choice, argument?.summary ?? choice)), ...options.map(optionEntry)].join('\n')}
                }`;

/** The words that may follow an option with a fixed set of values. */
const valueCases = ({ name, options }: Pick<LoadedCommand, 'name' | 'options'>): readonly string[] =>
  options.flatMap(({ name: option, value, choices = [], summary }) =>
    value === undefined || choices.length === 0
      ? []
      : [
          `        ${text(`${name} --${option}`)} {\n${choices.map((choice) => entry(choice, summary)).join('\n')}\n        }`,
        ],
  );

const optionEntry = ({ name, summary }: CommandOption): string => entry(`--${name}`, summary);

const entry = (word: string, summary: string): string =>
  `                    [System.Management.Automation.CompletionResult]::new(${text(word)}, ${text(word)}, 'ParameterValue', ${text(summary)})`;

/** In PowerShell a single quote is doubled. */
const text = (words: string): string => `'${words.replaceAll("'", "''")}'`;
