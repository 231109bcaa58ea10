// Generates the completion script for zsh.
import type { CommandArgument, CommandOption } from '../command.ts';
import { type LoadedCommand, quoted, rootOptions } from './loaded-command.ts';

/** A file to save as `_build-book` in a folder of `$fpath`, or to source. */
export const zshCompletions = (commands: readonly LoadedCommand[]): string => `\
#compdef build-book
# Completion of build-book for zsh.
_build_book() {
  local context state state_descr line
  typeset -A opt_args
  _arguments -C ${rootOptions.map(optionSpec).join(' ')} '1: :->command' '*:: :->rest'
  case $state in
    command)
      local -a commands=(${commands.map(({ name, summary }) => quoted(`${name}:${escaped(summary)}`)).join(' ')})
      _describe command commands
      _files -/
      ;;
    rest)
      case $line[1] in
${commands.map(commandCase).join('\n')}
      esac
      ;;
  esac
}
if [[ $funcstack[1] == _build-book ]]; then _build_book "$@"; else compdef _build_book build-book; fi
`;

function commandCase({ name, options, argument }: LoadedCommand): string {
  const specs = [...options.map(optionSpec), ...(argument === undefined ? [] : [argumentSpec(argument)])];
  return `        ${name}) _arguments ${specs.join(' ')} ;;`;
}

/** \`'(-d --dest-dir)'{-d,--dest-dir}'[summary]:DEST:_files -/'\`. */
function optionSpec(option: CommandOption): string {
  const { name, short, isList } = option;
  const long = `--${name}`;
  const rest = `[${escaped(option.summary)}]${valueSpec(option)}`;
  if (isList === true)
    return (short === undefined ? [long] : [`-${short}`, long])
      .map((flag) => quoted(`*${flag}${rest}`))
      .join(' ');
  return short === undefined
    ? quoted(`${long}${rest}`)
    : `'(-${short} ${long})'{-${short},${long}}${quoted(rest)}`;
}

function valueSpec({ value, choices, path }: CommandOption): string {
  if (value === undefined) return '';
  if (choices !== undefined) return `:${value}:(${choices.join(' ')})`;
  return `:${value}:${path === undefined ? ' ' : pathAction(path)}`;
}

const argumentSpec = ({ name, choices }: CommandArgument): string =>
  quoted(`1:${name}:${choices === undefined ? pathAction('folder') : `(${choices.join(' ')})`}`);

const pathAction = (path: 'folder' | 'file'): string => (path === 'folder' ? '_files -/' : '_files');

/** Escapes the colons and brackets that are special to `_arguments`. */
const escaped = (text: string): string => text.replace(/[[\]:\\]/g, '\\$&');
