// The error of a search engine that is missing, died or doesn't answer.

/** Why there is no index. */
export interface EngineProblem {
  /** Completes a sentence: `the search engine stopped with exit status 101`. */
  readonly reason: string;
  /** The package to install, with its version; absent when that isn't what is missing. */
  readonly install?: string;
}

/** Rejects everything asked of an engine that is missing, died, or doesn't answer. */
export class EngineFault extends Error {
  readonly problem: EngineProblem;
  constructor(problem: EngineProblem) {
    super(problem.reason);
    this.problem = problem;
  }
}
