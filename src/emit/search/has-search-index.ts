// Whether a book has a search index.
import type { Config } from '../../read/config/config.ts';

export const hasSearchIndex = ({ html }: Config): boolean => html.search.enable && html.search.copyJs;
