// The icons of Font Awesome Free, in one compressed file that the program is packaged with.
import { readPackedFileSync } from './packed-file.ts';

/** The packaged file. */
export interface IconPack {
  /** Comment that the license asks for in every drawing. */
  readonly notice: string;
  /** Drawings by style and name: width and path, 512 units high. */
  readonly drawings: Readonly<
    Record<IconStyle, Readonly<Record<string, readonly [width: number, path: string]>>>
  >;
  /** Older names, those of Font Awesome 4 included, as `style/name` or as a name. */
  readonly aliases: Readonly<Record<string, string>>;
}

export type IconStyle = 'solid' | 'regular' | 'brands';

let pack: IconPack | undefined;

/** Reads the pack when the first icon is needed; absent in a checkout that hasn't been built. */
function openPack(): IconPack | undefined {
  try {
    pack ??= JSON.parse(Buffer.from(readPackedFileSync('font-awesome.json')).toString()) as IconPack;
  } catch {
    return undefined;
  }
  return pack;
}

/** An icon's `<svg>` by its name, or by `far-` and its name for the regular style; absent when there is none. */
export function fontAwesome(name: string): string | undefined {
  const known = pack ?? openPack();
  if (known === undefined) return undefined;
  const isRegular = name.startsWith('far-');
  return find(
    known,
    isRegular ? name.slice('far-'.length) : name,
    isRegular ? ['regular', 'solid', 'brands'] : ['solid', 'brands', 'regular'],
  );
}

/** The names of all icons, without the prefix `far-`: current names, then older ones. Empty if the pack is missing. */
export function fontAwesomeNames(): readonly string[] {
  const known = pack ?? openPack();
  if (known === undefined) return [];
  const { solid, regular, brands } = known.drawings;
  return [solid, brands, regular, known.aliases].flatMap((names) => Object.keys(names));
}

function find(
  { drawings, aliases, notice }: IconPack,
  name: string,
  styles: readonly IconStyle[],
): string | undefined {
  const [style, target] = (Object.hasOwn(aliases, name) ? aliases[name] : undefined)?.split('/') ?? [];
  const names = [name, ...(target === undefined ? (style === undefined ? [] : [style]) : [target])];
  const first = styles[0] === 'solid' && target !== undefined ? [style as IconStyle] : [];
  for (const one of names)
    for (const each of [...first, ...styles]) {
      const drawing = Object.hasOwn(drawings[each], one) ? drawings[each][one] : undefined;
      if (drawing !== undefined) return svgOf(drawing, notice);
    }
  return undefined;
}

const svgOf = ([width, path]: readonly [number, string], notice: string): string =>
  `<svg width="1em" height="1em" viewBox="0 0 ${width} 512" fill="currentColor" aria-hidden="true">${notice}<path d="${path}"/></svg>`;
