// Whether results may be kept on disk: the folder of the cache may be one that a restricted book brings.
import type { Environment } from '../core/build-mode.ts';
import { bookPath } from '../core/path.ts';
import { createReader } from '../disk/sources/read-source.ts';
import { createStatCache } from '../disk/sources/stat-cache.ts';
import { environmentRestricts } from '../read/config/input/environment.ts';

export interface RestrictedRequest {
  /** The book's root: an absolute path. */
  readonly root: string;
  readonly environment: Environment;
  readonly restrict?: boolean;
}

export const mayCache = ({ root, environment, restrict }: RestrictedRequest): boolean =>
  restrict !== true && !environmentRestricts(environment) && !settingsRestrict(root);

/** `restrict = true` in a line of book.toml, which is not parsed yet where a command starts. */
const SETTING = /^[^#\n]*\brestrict["']?\s*=\s*true\b/m;

function settingsRestrict(root: string): boolean {
  const settings = createReader({ root, statCache: createStatCache() }).read(bookPath('book.toml'));
  return settings.kind === 'file' && SETTING.test(settings.text);
}
