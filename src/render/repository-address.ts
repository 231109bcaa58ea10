// The settings -> where a file of the book can be changed, and where it can be read, in its repository.
import type { HtmlConfig } from '../config/html-config.ts';

type RepositoryConfig = Pick<HtmlConfig, 'editUrlTemplate' | 'gitRepositoryUrl' | 'gitBranch'>;

/** How hosts write the address of a file that is shown; the first that the host's name holds counts, GitHub's otherwise. */
const SHOWN: readonly (readonly [host: string, way: string])[] = [
  ['gitlab', '/-/blob/'],
  ['bitbucket', '/src/'],
  ['codeberg', '/src/branch/'],
  ['gitea', '/src/branch/'],
  ['forgejo', '/src/branch/'],
];

/** The address at which files are shown, with `{path}` for theirs; absent when the book names no repository. */
export function sourceAddress(html: RepositoryConfig): string | undefined {
  const { editUrlTemplate, gitRepositoryUrl, gitBranch } = html;
  // To edit a file readers need an account; the hosts that have both name them alike.
  if (editUrlTemplate !== undefined) return editUrlTemplate.replace(/\/(?:_)?edit\//, '/blob/');
  if (gitRepositoryUrl === undefined) return undefined;
  const host = /^https?:\/\/([^/]+)/i.exec(gitRepositoryUrl)?.[1] ?? '';
  const way = SHOWN.find(([name]) => host.includes(name))?.[1] ?? '/blob/';
  return `${gitRepositoryUrl.replace(/\/+$/, '')}${way}${gitBranch}/{path}`;
}
