// Where an edition is: its settings and its folders among the other languages and versions.
import { resolve } from 'node:path';
import { folderBelow } from '../../core/edition.ts';
import { urlPath } from '../../core/path.ts';
import { SITE } from '../../emit/outputs/outputs.ts';
import type { Config } from '../../read/config/config.ts';
import { outputDir } from '../../read/config/layout.ts';
import { versionConfig } from '../../read/versions/version-config.ts';
import type { EditionOptions, VersionOptions } from '../session.ts';

export interface EditionPlace extends Pick<EditionOptions, 'root' | 'destination' | 'siblings'> {
  /** See `BuilderOptions.versionNow`. */
  readonly versionNow?: () => VersionOptions | undefined;
}

/** The settings of a book at its place. */
export const placedConfig = (config: Config, { siblings, versionNow }: EditionPlace): Config =>
  versionConfig(config, versionNow?.()?.place, siblings?.current.folder);

/** The absolute path of an output. The site of an edition at the root is written to the root, with all versions. */
export function editionFolder(place: EditionPlace, config: Config, output: string = SITE): string {
  const { root, destination, siblings, versionNow } = place;
  const language = siblings?.current.folder ?? urlPath('');
  const version = (output === SITE && language !== '' && versionNow?.()?.folder) || urlPath('');
  return resolve(root, outputDir(config, output, destination), folderBelow(version, language));
}
