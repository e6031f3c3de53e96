/** Writes the OpenAPI 3.1 description of the operations from the schemas that parse their requests. */
import { z } from 'zod';
import { xlsxType } from '../lib/workbook.ts';
import { type Operation, templatedPath } from './operation.ts';

/** What the description says about the whole. */
export interface ApiFacts {
  readonly title: string;
  readonly description: string;
  readonly version: string;
  /** Origin, without a trailing slash. */
  readonly origin: string;
  readonly documentation: string;
  readonly keyDescription: string;
  /** A text in the reader's language; schemas carry keys as their descriptions. */
  readonly say: (key: string) => string;
  readonly problem: z.ZodType;
  /** A sentence for each error status. */
  readonly problemText: (status: number) => string;
}

type Schema = Record<string, unknown>;
/** The whole document, as plain data. */
export function openApiOf(operations: readonly Operation[], facts: ApiFacts): Schema {
  const paths: Record<string, Schema> = {};
  for (const operation of operations) {
    const path = templatedPath(operation);
    paths[path] = { ...paths[path], [operation.method]: describe(operation, facts) };
  }
  return {
    openapi: '3.1.0',
    info: { title: facts.title, description: facts.description, version: facts.version },
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    servers: [{ url: facts.origin }],
    externalDocs: { url: facts.documentation },
    security: [{ apiKey: [] }],
    paths,
    components: {
      responses: { Problem: problemResponse(facts) },
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'bearer', description: facts.keyDescription },
      },
    },
  };
}

/** A schema as JSON Schema 2020-12, described in the reader's language. */
export function jsonSchema(schema: z.ZodType, io: 'input' | 'output', say: ApiFacts['say']): Schema {
  const made = z.toJSONSchema(schema.meta({ ...schema.meta(), id: undefined }), {
    target: 'draft-2020-12',
    io,
    reused: 'inline',
    override: ({ jsonSchema: one }) => {
      if (typeof one.description === 'string') one.description = say(one.description);
      if (one.format === 'date-time') delete one.pattern;
      delete one.id;
    },
  });
  return inline(made);
}

function describe(operation: Operation, facts: ApiFacts): Schema {
  const { id, summary, description, scope, problems, example } = operation;
  const body = requestBody(operation, facts);
  return {
    operationId: id,
    summary: facts.say(summary),
    description: facts.say(description),
    security: [{ apiKey: scope ? [scope] : [] }],
    parameters: [
      ...parameters(operation.input.shape.path, 'path', example.path, facts),
      ...parameters(operation.input.shape.query, 'query', example.query, facts),
    ],
    ...(body ? { requestBody: body } : {}),
    responses: {
      [operation.answer.status]: answer(operation, facts),
      ...Object.fromEntries(
        [401, 403, 429, ...problems].sort().map((status) => [status, problem(status, facts)]),
      ),
    },
  };
}

function parameters(
  part: z.ZodType | undefined,
  place: 'path' | 'query',
  example: Readonly<Record<string, string>> | undefined,
  { say }: ApiFacts,
): Schema[] {
  if (!part) return [];
  const { properties = {}, required = [] } = jsonSchema(part, 'input', say) as {
    properties?: Record<string, Schema>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    ...{ name, in: place, required: place === 'path' || required.includes(name) },
    ...(description ? { description } : {}),
    schema,
    ...(example?.[name] === undefined ? {} : { example: example[name] }),
  }));
}

function requestBody({ input, file, example }: Operation, { say }: ApiFacts): Schema | null {
  if (file) {
    const properties = { [file]: { type: 'string', contentMediaType: xlsxType } };
    const schema = { type: 'object', properties, required: [file] };
    return { required: true, content: { 'multipart/form-data': { schema } } };
  }
  if (example.body === undefined || !input.shape.body) return null;
  const schema = jsonSchema(input.shape.body, 'input', say);
  return { required: true, content: { 'application/json': { schema, example: example.body } } };
}

function answer({ answer: { status, description, schema }, example }: Operation, facts: ApiFacts): Schema {
  const described = { description: facts.say(description) };
  if (status === 204) return described;
  if (!schema)
    return {
      ...described,
      content: { [xlsxType]: { schema: { type: 'string', contentMediaType: xlsxType } } },
    };
  const content = { schema: jsonSchema(schema, 'output', facts.say), example: example.answer };
  return { ...described, content: { 'application/json': content } };
}

function problem(status: number, { problemText }: ApiFacts): Schema {
  return { $ref: '#/components/responses/Problem', description: problemText(status) };
}

function problemResponse({ problem: schema, problemText, say }: ApiFacts): Schema {
  const content = { 'application/problem+json': { schema: jsonSchema(schema, 'output', say) } };
  return { description: problemText(400), content };
}

/** OpenAPI wants schemas in place: `$defs` are put where they are referred to, and `$schema` is left out. */
function inline({ $schema: _, $defs = {}, ...schema }: Schema & { $defs?: unknown }): Schema {
  const definitions = $defs as Record<string, Schema>;
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    const name = /^#\/\$defs\/(.+)$/.exec(String((value as Schema).$ref ?? ''))?.[1];
    if (name) return walk(definitions[name]);
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner)]));
  };
  return walk(schema) as Schema;
}
