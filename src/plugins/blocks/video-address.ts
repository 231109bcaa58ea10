// Addresses of videos -> how they are played in the page.

export type Playing =
  | { readonly kind: 'file' }
  /** `url` is the page of the player, which is loaded when a reader asks for it. */
  | { readonly kind: 'embed'; readonly url: string };

const FILE = /\.(?:mp4|m4v|webm|ogv|mov)(?:[?#].*)?$/i;

/** Absent for an address that only its own site can play. */
export function playingOf(address: string): Playing | undefined {
  if (FILE.test(address)) return { kind: 'file' };
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return undefined;
  const { hostname, pathname, searchParams } = new URL(address);
  const host = hostname.replace(/^(?:www|m|player)\./, '');
  if (host === 'vimeo.com') {
    const id = /\/(\d+)\/?$/.exec(pathname)?.[1];
    return id === undefined ? undefined : embed(`https://player.vimeo.com/video/${id}?dnt=1&autoplay=1`);
  }
  const id =
    host === 'youtu.be'
      ? pathname.slice(1)
      : host === 'youtube.com' || host === 'youtube-nocookie.com'
        ? (searchParams.get('v') ?? /^\/(?:shorts|embed|live)\/([\w-]+)/.exec(pathname)?.[1])
        : undefined;
  if (id === undefined || !/^[\w-]+$/.test(id)) return undefined;
  const start = /^(\d+)s?$/.exec(searchParams.get('t') ?? searchParams.get('start') ?? '')?.[1];
  const from = start === undefined ? '' : `&start=${start}`;
  return embed(`https://www.youtube-nocookie.com/embed/${id}?autoplay=1${from}`);
}

const embed = (url: string): Playing => ({ kind: 'embed', url });
