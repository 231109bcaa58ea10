// Builds the URL templates for viewing and editing source files in the book's repository.
import type { Config } from './config.ts';
import type { HtmlConfig } from './html-config.ts';
import { encodePath } from '../../core/path.ts';
import { folderInRepository } from '../../disk/sources/repository-folder.ts';

type RepositoryConfig = Pick<HtmlConfig, 'editUrlTemplate' | 'gitRepositoryUrl' | 'gitBranch'>;

/** View paths by host; the first entry that the host name contains wins, otherwise GitHub's is used. */
const VIEW_PATHS: readonly (readonly [host: string, path: string])[] = [
  ['gitlab', '/-/blob/'],
  ['bitbucket', '/src/'],
  ['codeberg', '/src/branch/'],
  ['gitea', '/src/branch/'],
  ['forgejo', '/src/branch/'],
];

/** URL template for viewing a file, with `{path}`; absent when the book has no repository. */
export function sourceAddress(html: RepositoryConfig): string | undefined {
  const { editUrlTemplate, gitRepositoryUrl, gitBranch } = html;
  // Prefer viewing, because editing needs an account. Hosts that have both use similar URLs.
  if (editUrlTemplate !== undefined)
    return editUrlTemplate.replace('/_edit/', '/src/branch/').replace('/edit/', '/blob/');
  if (gitRepositoryUrl === undefined) return undefined;
  return `${rootOf(gitRepositoryUrl)}${pathOnHost(gitRepositoryUrl, VIEW_PATHS, '/blob/')}${gitBranch}/{path}`;
}

/** Edit paths by host, as {@link VIEW_PATHS}. */
const EDIT_PATHS: typeof VIEW_PATHS = [
  ['gitlab', '/-/edit/'],
  ['codeberg', '/_edit/'],
  ['gitea', '/_edit/'],
  ['forgejo', '/_edit/'],
];

/**
 * The settings of a book whose pages link to their source: they can be edited where its repository is, unless
 * book.toml says where. `folder` is the book's own in the repository, asked for only then.
 */
function withEditAddress(config: Config, folder: () => string): Config {
  const { html, features } = config;
  const { gitRepositoryUrl, gitBranch } = html;
  if (!features.sourceLine || html.editUrlTemplate !== undefined || gitRepositoryUrl === undefined)
    return config;
  const way = pathOnHost(gitRepositoryUrl, EDIT_PATHS, '/edit/');
  const editUrlTemplate = `${rootOf(gitRepositoryUrl)}${way}${gitBranch}/${encodePath(folder())}{path}`;
  return { ...config, html: { ...html, editUrlTemplate } };
}

/** `root` is absolute. The disk is asked only by books whose pages link to their source. */
export const withRepository = (config: Config, root: string): Config =>
  withEditAddress(config, () => folderInRepository(root));

const rootOf = (url: string): string => url.replace(/(?:\.git)?\/*$/, '');

function pathOnHost(url: string, paths: typeof VIEW_PATHS, otherwise: string): string {
  const host = /^https?:\/\/([^/]+)/i.exec(url)?.[1] ?? '';
  return paths.find(([name]) => host.includes(name))?.[1] ?? otherwise;
}
