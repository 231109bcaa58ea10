// Highlights a single block of code in the current thread.
import type { IGrammar } from 'shiki/textmate';
import {
  BLOCK_TIME_LIMITS_MS,
  type HighlightedCode,
  type HighlightJob,
  plainCode,
  plainResult,
} from './job.ts';
import { createGrammars } from './grammars.ts';
import { languageOf, PLAIN_LANGUAGE } from './languages.ts';
import { replOf } from './repl-prompts.ts';
import {
  isCmdSession,
  isPowerShellSession,
  isShellSession,
  renderRepl,
  renderSession,
} from './shell-session.ts';
import { type LineTokenizer, createLineTokenizer, plainTokenizer } from './tokenize.ts';

/** Never rejects because of a block's content. */
export type JobRunner = (job: HighlightJob) => Promise<HighlightedCode>;

/** Creates a runner that caches grammars. */
export function createJobRunner(): JobRunner {
  const grammars = createGrammars();
  return async (job) => {
    const plain = plainResult(job);
    if (plain !== undefined) return plain;
    const { language, render } = codeKind(languageOf(job.language) ?? PLAIN_LANGUAGE, job.code);
    if (language === PLAIN_LANGUAGE) return { lines: render(job.code.split('\n'), plainTokenizer) };
    const grammar = await grammars.load(language, job.code);
    try {
      return renderCode(job.code, grammar, render);
    } catch {
      // A grammar that its engine can't run isn't the author's fault.
      return plainCode(job.code, 'failure');
    }
  };
}

function renderCode(code: string, grammar: IGrammar, render: RenderLines): HighlightedCode {
  // The first block of a language also pays for compiling its regular expressions, which takes seconds on a busy
  // machine. The second attempt doesn't, so only blocks that are slow themselves stay plain.
  for (const limit of BLOCK_TIME_LIMITS_MS) {
    const tokenizer = createLineTokenizer(grammar, limit);
    const lines = render(code.split('\n'), tokenizer);
    if (!tokenizer.isLate()) return { lines };
  }
  return plainCode(code, 'time');
}

type RenderLines = (lines: readonly string[], tokenizer: LineTokenizer) => string[];

/** The grammar of a block's commands, or of all its lines. */
function codeKind(
  language: string,
  code: string,
): { readonly language: string; readonly render: RenderLines } {
  const repl = replOf(language, code);
  if (repl !== undefined) {
    return { language: repl.language, render: (lines, tokenizer) => renderRepl(lines, tokenizer, repl) };
  }
  const isSession =
    language === 'shellsession' ||
    (language === 'shellscript' && isShellSession(code)) ||
    (language === 'powershell' && isPowerShellSession(code)) ||
    (language === 'bat' && isCmdSession(code));
  if (!isSession) return { language, render: (lines, tokenizer) => lines.map(tokenizer.next) };
  if (language === 'bat') return { language, render: renderSession };
  return { language: isPowerShellSession(code) ? 'powershell' : 'shellscript', render: renderSession };
}
