// Whether an output may be written to the folder that is configured or asked for.
import { relative, resolve } from 'node:path';
import type { Environment } from '../../core/build-mode.ts';
import type { Diagnostic } from '../../core/diagnostic.ts';
import { bookPath } from '../../core/path.ts';
import { type DestinationRequest, checkDestination } from '../../disk/site/destination.ts';
import type { Config } from '../../read/config/config.ts';

/** The part of the session's options that decides. */
export interface DestinationOptions {
  /** The book's root: an absolute path. */
  readonly root: string;
  readonly environment: Environment;
  /** The output folder that the user named: an absolute path; absent for the configured one. */
  readonly destination?: string;
}

/** An output of a book. */
export interface OutputFolder {
  readonly config: Config;
  /** Absolute. */
  readonly destination: string;
}

/** Why nothing may be written to the output folder; absent when it may. */
export const diagnoseDestination = (
  ...request: Parameters<typeof destinationRequest>
): Diagnostic | undefined => checkDestination(destinationRequest(...request));

export function destinationRequest(
  options: DestinationOptions,
  { destination, config }: OutputFolder,
  chosenBy: 'default' | 'user' = options.destination === undefined ? 'default' : 'user',
): DestinationRequest {
  const { root, environment } = options;
  const theme = config.html.theme ?? bookPath('theme');
  return {
    destination,
    root,
    sources: [
      { path: resolve(root, config.book.src), name: 'the chapters' },
      { path: resolve(root, theme), name: 'the theme' },
    ].filter(({ path }) => relative(root, path) !== ''),
    home: environment['HOME'] ?? environment['USERPROFILE'],
    chosenBy,
    restrict: config.buildBook.restrict,
  };
}
