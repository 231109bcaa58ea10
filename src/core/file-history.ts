// What a book's pages tell of their chapters' past.

/** What Git knows of a file. */
export interface FileHistory {
  /** When it was last committed with changes, in UTC: `2025-02-22T10:11:12Z`. */
  readonly time: string;
  /** Names of those who have changed it, those with more commits first; each once. */
  readonly authors: readonly string[];
}
