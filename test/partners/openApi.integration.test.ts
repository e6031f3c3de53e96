import { expect } from 'chai';
import { z } from 'zod';
import type { Route } from '../../src/http/route.ts';
import { jsonSchema } from '../../src/partners/openApi.ts';
import { templatedPath } from '../../src/partners/operation.ts';
import { allOperations } from '../../src/partners/operations.form.ts';
import { routes } from '../../src/partners/routes.ts';
import { visitor } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';

interface Described {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly { name: string; in: string; description?: string; example?: string }[];
  readonly requestBody?: unknown;
  readonly responses: Record<string, { description: string }>;
}
interface OpenApi {
  readonly openapi: string;
  readonly info: { title: string };
  readonly paths: Record<string, Record<string, Described>>;
}

async function document(language: string): Promise<OpenApi> {
  const response = await visitor().get('/api/v1/openapi.json').set('Accept-Language', language);
  expect(response.status).to.equal(200);
  return response.body as OpenApi;
}

describe('the OpenAPI description', () => {
  useDatabase();

  it('describes every address of the API, and none that does not exist', async () => {
    const { openapi, paths } = await document('en');
    expect(openapi).to.equal('3.1.0');
    const described = Object.entries(paths).flatMap(([path, one]) =>
      Object.keys(one).map((method) => `${method} ${path}`),
    );
    const rows = (routes as unknown as Route[]).filter(({ access }) => access === 'apiKey');
    const mounted = rows.map((row) => `${row.method} ${templatedPath(row)}`);
    expect(described.sort()).to.deep.equal(mounted.sort());
  });

  it('speaks both languages, with no key left untranslated and no $ref that leads nowhere', async () => {
    for (const language of ['zh-CN', 'en']) {
      const text = JSON.stringify(await document(language));
      expect(text).not.to.match(/"partners\./);
      const refs = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) => ref);
      expect(new Set(refs)).to.deep.equal(new Set(['#/components/responses/Problem']));
    }
    expect((await document('zh-CN')).info.title).to.match(/[一-龥]/);
    expect((await document('en')).info.title).not.to.match(/[一-龥]/);
  });

  it('has a description for every parameter and every response', async () => {
    const { paths } = await document('en');
    for (const one of Object.values(paths).flatMap((path) => Object.values(path))) {
      expect(one.summary, one.operationId).to.have.length.above(3);
      expect(one.description, one.operationId).to.have.length.above(10);
      for (const { name, description } of one.parameters)
        expect(description ?? '', `${one.operationId} ${name}`).to.have.length.above(5);
      for (const response of Object.values(one.responses))
        expect(response.description).to.have.length.above(3);
    }
  });

  it('has examples that the very schemas accept that parse requests and describe answers', () => {
    for (const { id, input, example, answer } of allOperations) {
      const asked = { path: example.path ?? {}, query: example.query ?? {}, body: example.body ?? {} };
      const read = input.safeParse(asked);
      expect(read.success, `${id}: ${read.error?.message}`).to.equal(true);
      if (!answer.schema) continue;
      const given = answer.schema.safeParse(example.answer);
      expect(given.success, `${id}: ${given.error?.message}`).to.equal(true);
    }
  });

  it('gives JSON schemas that accept and refuse what the request schemas do', () => {
    const body = z.strictObject({ numbers: z.array(z.string().max(60)).min(1).max(500) });
    const made = jsonSchema(body, 'input', (key) => key);
    expect(made).to.deep.include({ type: 'object', required: ['numbers'], additionalProperties: false });
    const { numbers } = made.properties as { numbers: object };
    expect(numbers).to.deep.include({ type: 'array', minItems: 1, maxItems: 500 });
  });
});
