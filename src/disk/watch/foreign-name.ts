// A path in a watched folder -> whether it is nothing of the book's: an editor's own files, a tool's folder, the output.
import { basename } from 'node:path';

/** Folders that tools keep their own things in. */
const folders = new Set(['.git', '.hg', '.svn', '.jj', 'node_modules', '.idea', '.vscode']);

/**
 * What editors and systems write beside the file that is edited: Vim (`.a.md.swp`, `4913`, `a.md~`), Emacs (`.#a.md`,
 * `#a.md#`), JetBrains (`a.md___jb_tmp___`), GNOME (`.goutputstream-…`), Kate (`.kate-swp`), LibreOffice (`.~lock.…#`),
 * Sublime and many others (`.tmp`, `a.md.tmp.1234`), Finder and Explorer.
 */
const files =
  /^4913$|~$|^\.#|^#.*#$|^\.~lock\.|\.(?:sw[a-px-z]|swap|kate-swp|tmp|temp|bak|part|crdownload)$|\.tmp\.|___jb_(?:tmp|old)___$|^\.goutputstream-|^\.DS_Store$|^Thumbs\.db$|^\._/i;

/** True for a file or folder that is never the book's, by its name alone. A page that includes one sees it all the same. */
export const isForeignName = (path: string): boolean => {
  const name = basename(path);
  return folders.has(name) || files.test(name);
};
