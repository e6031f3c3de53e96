/** The page to try the API: what each operation reads and gives, an example, and a form. */
import { view } from '../http/view.ts';
import type { TranslationKey } from '../i18n/texts.ts';
import { isTranslationKey, type Translate } from '../i18n/translate.ts';
import { jsonSchema } from './openApi.ts';
import { type Operation, templatedPath } from './operation.ts';

/** A parameter or a property of the body. */
interface FieldLine {
  readonly name: string;
  /** Unique on the page. */
  readonly inputId: string;
  readonly place: 'path' | 'query';
  readonly description: string;
  readonly required: boolean;
  readonly type: string;
  readonly value: string;
}

interface OperationParts {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  readonly scope: string | null;
  readonly fields: readonly FieldLine[];
  /** The example body as JSON, or null. */
  readonly body: string | null;
  readonly file: string | null;
  readonly answerStatus: number;
  readonly answerText: string;
  readonly answer: string | null;
  readonly answerFields: readonly { name: string; type: string; description: string }[];
  readonly problems: string;
  readonly curl: string;
}

interface ApiDocsPage {
  readonly title: string;
  readonly baseUrl: string;
  readonly demonstrationKey: string | null;
  readonly operations: readonly OperationParts[];
  readonly problems: readonly { status: number; text: string }[];
}

export const apiDocsView = view<ApiDocsPage>('partners/api/show');

type Schema = {
  type?: string | string[];
  description?: string;
  properties?: Record<string, Schema>;
} & Record<string, unknown>;

/** What the page shows of an operation. */
export function operationParts(
  operation: Operation<TranslationKey>,
  origin: string,
  t: Translate,
): OperationParts {
  const { id, method, scope, file, example, answer, problems } = operation;
  const say = (key: string) => (isTranslationKey(key) ? t(key) : key);
  const body = example.body === undefined ? null : JSON.stringify(example.body, null, 2);
  return {
    ...{ id, scope, body, method: method.toUpperCase(), path: templatedPath(operation) },
    summary: t(operation.summary),
    description: t(operation.description),
    fields: [...lines(operation, 'path', say), ...lines(operation, 'query', say)],
    file: file ?? null,
    answerStatus: answer.status,
    answerText: t(answer.description),
    answer: answer.schema ? JSON.stringify(example.answer, null, 2) : null,
    answerFields: answer.schema ? flat(jsonSchema(answer.schema, 'output', say) as Schema) : [],
    problems: [401, 403, 429, ...problems].sort().join(', '),
    curl: curl(operation, origin),
  };
}

function lines(
  { id, input, example }: Operation<TranslationKey>,
  place: FieldLine['place'],
  say: (key: string) => string,
): FieldLine[] {
  const part = input.shape[place];
  if (!part) return [];
  const schema = jsonSchema(part, 'input', say) as Schema & { required?: string[] };
  return Object.entries(schema.properties ?? {}).map(([name, one]) => ({
    ...{ name, place, inputId: `${id}-${name}`, description: one.description ?? '', type: typeName(one) },
    required: place === 'path' || (schema.required ?? []).includes(name),
    value: example[place]?.[name] ?? '',
  }));
}

/** The described properties of an answer, with dots for what lies inside. */
function flat(schema: Schema, prefix = ''): { name: string; type: string; description: string }[] {
  const inside = insideOf(schema);
  return Object.entries(inside.properties ?? {}).flatMap(([name, one]) => {
    const path = `${prefix}${name}`;
    const self = one.description ? [{ name: path, type: typeName(one), description: one.description }] : [];
    return [...self, ...flat(one, `${path}.`)];
  });
}

function insideOf(schema: Schema): Schema {
  const items = schema.items as Schema | undefined;
  const choice = (schema.anyOf as Schema[] | undefined)?.find(({ properties }) => properties);
  return items ?? choice ?? schema;
}

function typeName(schema: Schema): string {
  if (Array.isArray(schema.enum)) return schema.enum.join(' | ');
  const choices = (schema.anyOf as Schema[] | undefined)?.map(typeName);
  if (choices) return choices.join(' | ');
  const format = schema.format === 'date-time' ? ' (ISO 8601)' : '';
  return `${[schema.type ?? 'object'].flat().join(' | ')}${format}`;
}

function curl({ method, path, example, file }: Operation, origin: string): string {
  const address = path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(example.path?.[name] ?? ''),
  );
  const query = new URLSearchParams(example.query ?? {}).toString();
  const parts = [
    `curl${method === 'get' ? '' : ` -X ${method.toUpperCase()}`} "${origin}${address}${query ? `?${query}` : ''}"`,
    '-H "Authorization: Bearer $JIETI_KEY"',
  ];
  if (example.body !== undefined)
    parts.push('-H "Content-Type: application/json"', `-d '${JSON.stringify(example.body)}'`);
  if (file) parts.push(`-F "${file}=@numbers.xlsx"`, '-o result.xlsx');
  return parts.join(' \\\n  ');
}
