// Builds links that open a file in the author's editor.

/** `line` and `column` count from 1. */
export interface FilePlace {
  /** An absolute path. */
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

const inPath =
  (scheme: string) =>
  ({ path, line, column }: FilePlace): string =>
    `${scheme}://file${path}:${line}:${column}`;
const inQuery =
  (scheme: string, fileScheme: string) =>
  ({ path, line, column }: FilePlace): string =>
    `${scheme}://open?${fileScheme}${path}&line=${line}&column=${column}`;

/** Editors with a link scheme, by program name. */
const editors: Readonly<Record<string, (place: FilePlace) => string>> = {
  code: inPath('vscode'),
  'code-insiders': inPath('vscode-insiders'),
  codium: inPath('vscodium'),
  cursor: inPath('cursor'),
  windsurf: inPath('windsurf'),
  zed: inPath('zed'),
  idea: inQuery('idea', 'file='),
  webstorm: inQuery('webstorm', 'file='),
  rustrover: inQuery('rustrover', 'file='),
  pycharm: inQuery('pycharm', 'file='),
  mate: inQuery('txmt', 'url=file://'),
};

/**
 * Link for an editor given by its program's name or path (`code`, `/usr/bin/code --wait`); absent for an editor without
 * links. The author's browser opens it: the server itself starts no program.
 */
export function editorLink(editor: string | undefined, place: FilePlace): string | undefined {
  const name = /([^/\\\s]+?)(?:\.exe|\.cmd)?(?:\s|$)/i.exec(editor ?? '')?.[1]?.toLowerCase();
  const slashed = place.path.replaceAll('\\', '/');
  const path = encodeURI(slashed.startsWith('/') ? slashed : `/${slashed}`).replace(
    /[?#&]/g,
    encodeURIComponent,
  );
  return name === undefined ? undefined : editors[name]?.({ ...place, path });
}
