/**
 * Renders Handlebars templates. A `.view.ts` declares a typed view that names its template, so page data is checked
 * by the compiler. Templates are strict: a property that is missing throws instead of printing nothing.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import handlebars, { type TemplateDelegate } from 'handlebars';
import { helpers, knownHelpers } from './helpers.ts';
import type { LayoutFacts } from './layout.ts';

/** Which frame a page is shown in; `bare` templates are whole documents. */
export type LayoutName = 'public' | 'staff' | 'tablet' | 'bare';

/** A template with its data, ready to be rendered. */
export interface View {
  readonly template: string;
  readonly layout: LayoutName;
  readonly title: string;
  readonly data: object;
}

/** Declares a page: which template, in which layout, with data of which type. */
export function view<D extends object>(
  template: string,
  layout: LayoutName = 'public',
): (title: string, data: D) => View {
  return (title, data) => ({ template, layout, title, data });
}

const folder = fileURLToPath(new URL('../../views/', import.meta.url));
const engine = handlebars.create();
const compiled = new Map<string, TemplateDelegate>();
engine.registerHelper(helpers);

/** Makes every template ready. In development (`reload`) they are read again for each page. */
export function loadTemplates({ reload }: { reload: boolean }): void {
  reloading = reload;
  compileAll();
}

let reloading = false;

/** Renders a view in its layout; what is public stands in the staff's own frame when staff look at it. */
export function render(view: View, layout: LayoutFacts): string {
  if (reloading || compiled.size === 0) compileAll();
  const data = { ...view.data, layout };
  const body = template(view.template)(data);
  if (view.layout === 'bare') return body;
  const frame = view.layout === 'public' && layout.staff ? 'staff' : view.layout;
  return template(`layouts/${frame}`)({ layout: { ...layout, title: view.title, body } });
}

function template(name: string): TemplateDelegate {
  const found = compiled.get(name);
  if (!found) throw new Error(`There is no template ${name}.hbs.`);
  return found;
}

function compileAll(): void {
  const options = {
    strict: true,
    knownHelpers,
    knownHelpersOnly: true,
    explicitPartialContext: true,
    preventIndent: true,
  };
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.hbs')) continue;
    const path = `${entry.parentPath}/${entry.name}`;
    const name = relative(folder, path).slice(0, -'.hbs'.length);
    const source = readFileSync(path, 'utf8');
    const ready = engine.compile(source, options);
    compiled.set(name, ready);
    if (name.startsWith('partials/') || entry.name.startsWith('_')) engine.registerPartial(name, ready);
  }
}
