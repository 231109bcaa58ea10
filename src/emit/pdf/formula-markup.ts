// Formulas as Typst, or as their TeX where that isn't possible.
import { type XmlElement, textOfNodes } from '../chapter-tree/xml.ts';
import { breakableText } from './breakable-text.ts';
import { type Renderer, attributeIn } from './renderer.ts';
import { type Markup, call, wrap } from './typst-code.ts';

export function formulaMarkup(element: XmlElement, { use }: Pick<Renderer, 'use'>): Markup {
  const tex = attributeIn(element, 'alttext') ?? textOfNodes(element.children);
  const code = use.formula(tex);
  if (code === undefined) return wrap('mono', breakableText(tex, 16));
  const name = attributeIn(element, 'display') === 'block' ? 'display-formula' : 'formula';
  return call(name, { values: [code], named: { alt: tex } });
}
