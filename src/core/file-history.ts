// Git history of a source file, shown on pages.

export interface FileHistory {
  /** Time of the last commit that changed it, UTC: `2025-02-22T10:11:12Z`. */
  readonly time: string;
  /** Names of its authors without duplicates, most commits first. */
  readonly authors: readonly string[];
}
