// Reports link definitions in a chapter that repeat earlier ones and have no effect.
import { type Diagnostic, diagnose } from '../../../core/diagnostic.ts';
import { isCommentAddress } from '../../../read/references/definition.ts';
import type { RepeatedDefinition } from '../env.ts';
import type { ChapterContext } from './context.ts';

export function checkRepetitions(context: ChapterContext): void {
  for (const repetition of context.env.repetitions) {
    const found = checkRepetition(context, repetition);
    if (found) context.diagnostics.push(found);
  }
}

function checkRepetition(context: ChapterContext, repetition: RepeatedDefinition): Diagnostic | undefined {
  const { href, line, end, first } = repetition;
  if (isCommentAddress(href)) return undefined;
  const start = context.lineStart(line);
  const text = context.text.text.slice(start, context.lineStart(end)).trimEnd();
  // The definition may be in a quote or list.
  const bracket = Math.max(0, text.indexOf('['));
  const at = context.locate(start + bracket, start + text.length);
  const firstAt = context.locate(context.lineStart(first.line), context.lineStart(first.line + 1));
  // A preprocessor adds definitions for labels that the author may have defined, and the author's win.
  if (at.span.start === at.span.end) return undefined;
  // Not a repetition: the same file is included twice.
  if (at.file === firstAt.file && at.span.start - bracket === firstAt.span.start) return undefined;
  const label = /^\[((?:[^\]\\]|\\.)*)\]/.exec(text.slice(bracket))?.[1] ?? '';
  return href === first.href
    ? diagnose('reference/duplicate', { label, first: firstAt.file }, at)
    : diagnose('reference/conflict', { label, url: href, first: firstAt.file, firstUrl: first.href }, at);
}
