// Generates the completion script for bash.
import type { CommandOption } from '../command.ts';
import { type LoadedCommand, quoted, rootOptions } from './loaded-command.ts';

/** A script to source; requires bash 4. */
export function bashCompletions(commands: readonly LoadedCommand[]): string {
  const names = commands.map(({ name }) => name);
  return `\
# Completion of build-book for bash.
_build_book() {
  local word=\${COMP_WORDS[COMP_CWORD]} last=\${COMP_WORDS[COMP_CWORD-1]} command= i
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    case \${COMP_WORDS[i]} in
      ${names.join('|')}) command=\${COMP_WORDS[i]}; break ;;
    esac
  done
  case $command/$last in
${valueCases(commands)}
  esac
  if [[ $word == -* ]]; then
    case $command in
${commands.map(optionCase).join('\n')}
      *) COMPREPLY=($(compgen -W ${quoted(optionWords(rootOptions))} -- "$word")) ;;
    esac
    return
  fi
  case $command in
    '') COMPREPLY=($(compgen -W ${quoted(names.join(' '))} -- "$word") $(compgen -d -- "$word")) ;;
${commands.flatMap(argumentCase).join('\n')}
  esac
}
complete -o filenames -F _build_book build-book
`;
}

const optionCase = ({ name, options }: LoadedCommand): string =>
  `      ${name}) COMPREPLY=($(compgen -W ${quoted(optionWords(options))} -- "$word")) ;;`;

function argumentCase({ name, argument }: LoadedCommand): readonly string[] {
  if (argument === undefined) return [];
  const words = argument.choices === undefined ? '-d' : `-W ${quoted(argument.choices.join(' '))}`;
  return [`    ${name}) COMPREPLY=($(compgen ${words} -- "$word")) ;;`];
}

/** The cases that complete the value of an option. */
const valueCases = (commands: readonly LoadedCommand[]): string =>
  [{ name: '', options: rootOptions }, ...commands]
    .flatMap(({ name, options }) =>
      options.flatMap((option) => {
        if (option.value === undefined) return [];
        const patterns = flagsOf(option).map((flag) => `${name}/${flag}`);
        return [`    ${patterns.join('|')}) ${valueAction(option)}; return ;;`];
      }),
    )
    .join('\n');

function valueAction({ choices, path }: CommandOption): string {
  if (choices !== undefined) return `COMPREPLY=($(compgen -W ${quoted(choices.join(' '))} -- "$word"))`;
  if (path === undefined) return ':';
  return `COMPREPLY=($(compgen ${path === 'folder' ? '-d' : '-f'} -- "$word"))`;
}

const flagsOf = ({ name, short }: CommandOption): readonly string[] => [
  `--${name}`,
  ...(short === undefined ? [] : [`-${short}`]),
];

const optionWords = (options: readonly CommandOption[]): string => options.flatMap(flagsOf).join(' ');
