// The settings and the book's place on disk -> the settings with what its repository tells.
import type { Config } from '../config/config.ts';
import { folderInRepository } from '../fs/repository-folder.ts';
import { withEditAddress } from '../render/repository-address.ts';

/** `root` is absolute. The disk is asked only by books with `[preprocessor.open-on-gh]`. */
export const withRepository = (config: Config, root: string): Config =>
  withEditAddress(config, () => folderInRepository(root));
