// The settings -> where a file of the book can be changed, and where it can be read, in its repository.
import type { Config } from './config.ts';
import type { HtmlConfig } from './html-config.ts';
import { encodePath } from '../../core/path.ts';
import { folderInRepository } from '../../disk/sources/repository-folder.ts';

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
  if (editUrlTemplate !== undefined)
    return editUrlTemplate.replace('/_edit/', '/src/branch/').replace('/edit/', '/blob/');
  if (gitRepositoryUrl === undefined) return undefined;
  return `${rootOf(gitRepositoryUrl)}${wayOn(gitRepositoryUrl, SHOWN, '/blob/')}${gitBranch}/{path}`;
}

/** How hosts write the address at which a file is edited, as {@link SHOWN}. */
const EDITED: typeof SHOWN = [
  ['gitlab', '/-/edit/'],
  ['codeberg', '/_edit/'],
  ['gitea', '/_edit/'],
  ['forgejo', '/_edit/'],
];

/**
 * The settings of a book whose pages link to their source: they can be edited where its repository is, unless
 * book.toml says where. `folder` is the book's own in the repository, asked for only then.
 */
export function withEditAddress(config: Config, folder: () => string): Config {
  const { html, features } = config;
  const { gitRepositoryUrl, gitBranch } = html;
  if (!features.sourceLine || html.editUrlTemplate !== undefined || gitRepositoryUrl === undefined)
    return config;
  const way = wayOn(gitRepositoryUrl, EDITED, '/edit/');
  const editUrlTemplate = `${rootOf(gitRepositoryUrl)}${way}${gitBranch}/${encodePath(folder())}{path}`;
  return { ...config, html: { ...html, editUrlTemplate } };
}

/** `root` is absolute. The disk is asked only by books whose pages link to their source. */
export const withRepository = (config: Config, root: string): Config =>
  withEditAddress(config, () => folderInRepository(root));

const rootOf = (url: string): string => url.replace(/(?:\.git)?\/*$/, '');

function wayOn(url: string, ways: typeof SHOWN, otherwise: string): string {
  const host = /^https?:\/\/([^/]+)/i.exec(url)?.[1] ?? '';
  return ways.find(([name]) => host.includes(name))?.[1] ?? otherwise;
}
