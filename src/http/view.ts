/**
 * Renders Handlebars templates. A `.view.ts` declares a typed view that names its template, so page data is checked
 * by the compiler. Templates are strict: a property that is missing throws instead of printing nothing.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import handlebars, { type TemplateDelegate } from 'handlebars';
import type { Locale } from '../i18n/translate.ts';
import { withFixedTexts } from './fixedTexts.ts';
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
const options = {
  strict: true,
  knownHelpers,
  knownHelpersOnly: true,
  explicitPartialContext: true,
  preventIndent: true,
};

/** Templates of one language, by name. */
type Templates = ReadonlyMap<string, TemplateDelegate>;

let ready: Readonly<Record<Locale, Templates>> | null = null;
let reloading = false;

/** Makes every template ready. In development (`reload`) they are read again for each page. */
export function loadTemplates({ reload }: { reload: boolean }): void {
  reloading = reload;
  ready = compileAll();
}

/** Renders a view in its layout; what is public stands in the staff's own frame when staff look at it. */
export function render(view: View, layout: LayoutFacts): string {
  if (reloading || !ready) ready = compileAll();
  const templates = ready[layout.locale];
  const body = find(templates, view.template)({ ...view.data, layout });
  if (view.layout === 'bare') return body;
  const frame = view.layout === 'public' && layout.staff ? 'staff' : view.layout;
  return find(templates, `layouts/${frame}`)({ layout: { ...layout, title: view.title, body } });
}

function find(templates: Templates, name: string): TemplateDelegate {
  const found = templates.get(name);
  if (!found) throw new Error(`There is no template ${name}.hbs.`);
  return found;
}

function compileAll(): Record<Locale, Templates> {
  const sources = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.hbs'))
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .map((path) => ({
      name: relative(folder, path).slice(0, -'.hbs'.length),
      source: readFileSync(path, 'utf8'),
    }));
  return { 'zh-CN': compileIn('zh-CN', sources), en: compileIn('en', sources) };
}

function compileIn(locale: Locale, sources: readonly { name: string; source: string }[]): Templates {
  const engine = handlebars.create();
  engine.registerHelper(helpers);
  const compiled = new Map<string, TemplateDelegate>();
  for (const { name, source } of sources) {
    const template = engine.compile(withFixedTexts(source, locale), options);
    compiled.set(name, template);
    if (name.startsWith('partials/') || name.includes('/_')) engine.registerPartial(name, template);
  }
  return compiled;
}
