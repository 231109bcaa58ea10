// The theme's assets and icons -> the functions that templates call.
import { encodePath } from '../core/path.ts';
import type { Assets } from './assets.ts';
import type { FunctionTools, TemplateFunction } from './engine.ts';
import { type Icons, iconSpan, unknownIcon } from './icons.ts';
import { operators } from './operators.ts';

export interface FunctionSources extends FunctionTools {
  readonly assets: Assets;
  readonly icons: Icons;
}

/** Every function that a template may call, by name; `templates/README.md` lists them for authors. */
export const templateFunctions = (sources: FunctionSources): Readonly<Record<string, TemplateFunction>> => ({
  ...operators,
  resource: resourceFunction(sources),
  icon: iconFunction(sources),
  fa: faFunction(sources),
  // For attributes that scripts read; the template escapes it.
  json: (value) => JSON.stringify(value),
});

/** `{{resource "css/general.css"}}`: the asset's address from this page. */
const resourceFunction =
  ({ assets, safe }: FunctionSources): TemplateFunction =>
  (name, options) =>
    safe(rootOf(options) + encodePath(assets.urlOf(String(name))));

/** `{{icon "copy"}}`: the icon's SVG. */
const iconFunction =
  (sources: FunctionSources): TemplateFunction =>
  (name) =>
    sources.safe(svgOf(sources, String(name)) ?? '');

/** `{{fa "solid" "copy" "id"}}`: mdBook's way to say it. The style does not matter here: each icon is drawn once. */
const faFunction =
  (sources: FunctionSources): TemplateFunction =>
  (...args) => {
    const [, name, id] = args.slice(0, -1);
    const svg = svgOf(sources, String(name));
    return sources.safe(svg === undefined ? '' : iconSpan(svg, typeof id === 'string' ? id : undefined));
  };

function svgOf({ icons, report }: FunctionSources, name: string): string | undefined {
  const svg = icons.svg(name);
  if (svg === undefined) report(unknownIcon(icons, name));
  return svg;
}

/** `../` for each folder of the page, as our views and mdBook's context call it; empty where neither says. */
function rootOf(options: unknown): string {
  const data = Object(options) as { readonly data?: { readonly root?: Readonly<Record<string, unknown>> } };
  const root = data.data?.root?.['pathToRoot'] ?? data.data?.root?.['path_to_root'];
  return typeof root === 'string' ? root : '';
}
