// A link definition in a chapter -> nothing to see, and a diagnostic where it repeats an earlier one.
import type { Token } from 'markdown-it';
import { diagnose } from '../../core/diagnostic.ts';
import { type Repetition, repetitionOf } from '../syntax/definitions.ts';
import type { ChapterContext } from './context.ts';

/** A definition of a label that the chapter has defined already is told, since it has no effect. */
export function checkDefinition(context: ChapterContext, token: Token): void {
  const repetition = repetitionOf(token);
  if (repetition === undefined) return;
  const { href, first } = repetition;
  const [line, end] = token.map ?? [0, 1];
  const at = context.locate(context.lineStart(line), context.lineStart(end) - 1);
  const firstAt = context.locate(context.lineStart(first.line), context.lineStart(first.line + 1) - 1);
  // A file that is included twice repeats nothing.
  if (at.file === firstAt.file && at.span.start === firstAt.span.start) return;
  const label = labelAsWritten(context, line, repetition);
  const diagnostic =
    href === first.href
      ? diagnose('reference/duplicate', { label, first: firstAt.file }, at)
      : diagnose('reference/conflict', { label, url: href, first: firstAt.file, firstUrl: first.href }, at);
  context.diagnostics.push(diagnostic);
}

function labelAsWritten(context: ChapterContext, line: number, { label }: Repetition): string {
  const start = context.lineStart(line);
  const text = context.text.text.slice(start, start + 2 * label.length + 100);
  return /\[((?:[^\]\\]|\\.)*)\]/.exec(text)?.[1] ?? label;
}
