// What is around a block of code: its caption, and with `build-book.code.frames` the language or a terminal's bar.
import { wordOf } from '../../../core/words.ts';
import { languageOf } from '../../highlight/languages.ts';
import { isCmdSession, isPowerShellSession, isShellSession } from '../../highlight/shell-session.ts';
import type { CodeAttributes } from './code-attributes.ts';
import type { ChapterContext } from './context.ts';
import { type Node, element, text } from './node.ts';

export interface Frame {
  /** Of the figure; more than one if it needs the style sheet of frames. */
  readonly classes: readonly string[];
  /** Empty for none: then a block has no figure. */
  readonly caption: readonly Node[];
}

interface FramedCode {
  /** The first word of the info string; can be empty. */
  readonly language: string;
  readonly code: string;
  readonly attributes: CodeAttributes;
}

export function frameOf({ options }: ChapterContext, { language, code, attributes }: FramedCode): Frame {
  const { output } = attributes;
  const title = attributes.title ?? output;
  const caption = title === undefined ? [] : [label('code-title', title)];
  const figure = output === undefined ? ['code-figure'] : ['code-figure', 'code-output'];
  if (!options.codeFrames || output !== undefined) return { classes: figure, caption };
  if (isSession(language, code)) {
    const name = label('code-title', title ?? wordOf(options.words, 'terminal'));
    return { classes: [...figure, 'code-terminal'], caption: [name] };
  }
  if (title === undefined || languageOf(language) === undefined) return { classes: figure, caption };
  return { classes: [...figure, 'code-file'], caption: [label('code-language', language), ...caption] };
}

const label = (name: string, words: string): Node => element('span', [['class', name]], [text(words)]);

function isSession(language: string, code: string): boolean {
  const name = languageOf(language);
  return (
    name === 'shellsession' ||
    (name === 'shellscript' && isShellSession(code)) ||
    (name === 'powershell' && isPowerShellSession(code)) ||
    (name === 'bat' && isCmdSession(code))
  );
}
