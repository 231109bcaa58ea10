// Files that are never part of a site: secrets, and what editors and systems leave behind. Judged by name alone.

/**
 * What editors and systems write next to the file being edited: Vim (`.a.md.swp`, `4913`, `a.md~`), Emacs (`.#a.md`,
 * `#a.md#`), JetBrains (`a.md___jb_tmp___`), GNOME (`.goutputstream-…`), Kate (`.kate-swp`), LibreOffice and Word
 * (`.~lock.…#`, `~$…`), Sublime Text and others (`.tmp`, `a.md.tmp.1234`), merges and patches (`.orig`, `.rej`), network file
 * systems, Finder, Explorer and KDE.
 */
const leftovers: readonly RegExp[] = [
  /^4913$|~$|^~\$|^\.#|^#.*#$|^\.~lock\.|^\.goutputstream-|___jb_(?:tmp|old)___$/,
  // `.swf` is Flash, unless it is hidden as swap files are.
  /\.sw[g-p]$|^[._].*\.sw[a-fx-z]$|\.(?:swap|kate-swp|tmp|temp|bak|part|crdownload|orig|rej)$|\.tmp\.|\.md\.(?:old|save|backup)$/i,
  /^\.DS_Store$|^\._|^\.(?:AppleDouble|Spotlight-V100|Trashes|fseventsd|localized)$|^__MACOSX$/,
  /^(?:eh)?thumbs\.db$|^desktop\.ini$|^\$RECYCLE\.BIN$|^\.directory$|^\.Trash-\d+$|^\.(?:nfs|fuse_hidden)[\da-f]+$/i,
];

/** Environment files, private keys, key stores, and files in which programs keep passwords. */
const secrets: readonly RegExp[] = [
  /^\.env|.\.env$/i,
  /\.(?:pem|key|p8|p12|pfx|jks|keystore|kdbx|ppk)$|^id_(?:rsa|dsa|ecdsa|ed25519)(?:_sk)?$/i,
  /^\.(?:npmrc|pypirc|netrc|pgpass|my\.cnf|htpasswd|git-credentials|dockercfg|bash_history|zsh_history)$|^_netrc$/,
  /^\.(?:ssh|gnupg|aws|azure|kube)$/,
];

const matches = (patterns: readonly RegExp[], name: string): boolean =>
  patterns.some((pattern) => pattern.test(name));

/** Whether a file or folder of this name is one that editors and systems leave behind. */
export const isLeftover = (name: string): boolean => matches(leftovers, name);

/** The part of a path, from its start, that names a secret file or folder; absent when none does. */
export function secretIn(path: string): string | undefined {
  const parts = path.split('/');
  const at = parts.findIndex((name) => matches(secrets, name));
  return at < 0 ? undefined : parts.slice(0, at + 1).join('/');
}

/** Whether a site may have this file; the path is relative to the sources. */
export const isPublishable = (path: string): boolean =>
  secretIn(path) === undefined && !path.split('/').some(isLeftover);
