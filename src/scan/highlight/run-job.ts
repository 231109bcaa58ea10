// Highlights a single block of code in the current thread.
import type { IGrammar } from 'shiki/textmate';
import { BLOCK_TRIES_MS, type HighlightedCode, type HighlightJob, plainCode, plainResult } from './job.ts';
import { createGrammars } from './grammars.ts';
import { languageOf, PLAIN_LANGUAGE } from './languages.ts';
import { isShellSession, renderSession } from './shell-session.ts';
import { createLineTokenizer } from './tokenize.ts';

/** Never rejects because of a block's content. */
export type JobRunner = (job: HighlightJob) => Promise<HighlightedCode>;

/** Creates a runner that caches grammars. */
export function createJobRunner(): JobRunner {
  const grammars = createGrammars();
  return async (job) => {
    const plain = plainResult(job);
    if (plain !== undefined) return plain;
    const language = languageOf(job.language) ?? PLAIN_LANGUAGE;
    const isSession = language === 'shellsession' || (language === 'shellscript' && isShellSession(job.code));
    const grammar = await grammars.load(isSession ? 'shellscript' : language, job.code);
    try {
      return renderCode(job.code, grammar, isSession ? renderSession : renderScript);
    } catch {
      // A grammar that its engine can't run isn't the author's fault.
      return plainCode(job.code, 'failure');
    }
  };
}

function renderCode(code: string, grammar: IGrammar, render: typeof renderSession): HighlightedCode {
  // The first block of a language also pays for compiling its regular expressions, which takes seconds on a busy
  // machine. The second attempt doesn't, so only blocks that are slow themselves stay plain.
  for (const limit of BLOCK_TRIES_MS) {
    const tokenizer = createLineTokenizer(grammar, limit);
    const lines = render(code.split('\n'), tokenizer);
    if (!tokenizer.isLate()) return { lines };
  }
  return plainCode(code, 'time');
}

const renderScript: typeof renderSession = (lines, tokenizer) => lines.map((line) => tokenizer.next(line));
