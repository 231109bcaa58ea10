// Diagnostics for anchors of an included file that don't end, and for those that readers would see.
import { type Diagnostic, diagnose } from '../../../core/diagnostic.ts';
import type { SourceFile } from '../../../core/source.ts';
import type { Target } from './include-target.ts';
import { likelyEnd, type TakenLines } from './take-lines.ts';

export function diagnoseAnchors(
  { file, target, taken }: { readonly file: SourceFile; readonly target: Target; readonly taken: TakenLines },
  isFenced: () => boolean,
): readonly Diagnostic[] {
  const { selection } = target;
  const { open, shown } = taken;
  const { path } = file;
  if (open !== undefined && selection.kind === 'anchor') {
    const { name: anchor } = selection;
    const almost = likelyEnd(file, open, anchor);
    return [diagnose('include/anchor-not-closed', { anchor, almost }, { file: path, span: open })];
  }
  if (shown === undefined) return [];
  const text = file.text.slice(shown.start, shown.end);
  const isInvisible = text.startsWith('<!--') && text.endsWith('-->') && !isFenced();
  return isInvisible ? [] : [diagnose('include/anchor-shown', { path, text }, { file: path, span: shown })];
}
