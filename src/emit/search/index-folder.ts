// Where the search index stands in the site: the name that the theme's search asks for.

export const INDEX_FOLDER = 'pagefind';
