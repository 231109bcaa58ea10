// One block of code -> HTML, in the thread that asks.
import type { IGrammar } from 'shiki/textmate';
import { BLOCK_TRIES_MS, type HighlightedCode, type HighlightJob, plainCode, plainResult } from './job.ts';
import { createGrammars } from './grammars.ts';
import { languageOf, PLAIN_LANGUAGE } from './languages.ts';
import { isShellSession, renderSession } from './shell-session.ts';
import { createLineTokenizer } from './tokenize.ts';

/** Highlights one block. Never rejects because of a block. */
export type JobRunner = (job: HighlightJob) => Promise<HighlightedCode>;

/** A runner that keeps the grammars it has loaded. */
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
      // A grammar that its engine cannot run is no fault of the author's.
      return plainCode(job.code, 'failure');
    }
  };
}

function renderCode(code: string, grammar: IGrammar, render: typeof renderSession): HighlightedCode {
  // The first block of a language pays for its regular expressions, which on a busy machine takes seconds: a second try
  // does not, so that only a block that is slow by itself is ever left plain.
  for (const limit of BLOCK_TRIES_MS) {
    const tokenizer = createLineTokenizer(grammar, limit);
    const lines = render(code.split('\n'), tokenizer);
    if (!tokenizer.isLate()) return { lines };
  }
  return plainCode(code, 'time');
}

const renderScript: typeof renderSession = (lines, tokenizer) => lines.map((line) => tokenizer.next(line));
