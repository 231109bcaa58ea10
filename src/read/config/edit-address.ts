// The settings and the book's place on disk -> the settings with what its repository tells.
import type { Config } from './config.ts';
import { folderInRepository } from '../../disk/sources/repository-folder.ts';
import { withEditAddress } from '../../emit/pages/repository-address.ts';

/** `root` is absolute. The disk is asked only by books with `[preprocessor.open-on-gh]`. */
export const withRepository = (config: Config, root: string): Config =>
  withEditAddress(config, () => folderInRepository(root));
