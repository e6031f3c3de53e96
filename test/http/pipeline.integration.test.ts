import { expect } from 'chai';
import cookieParser from 'cookie-parser';
import express, { type Express } from 'express';
import { pino } from 'pino';
import supertest from 'supertest';
import { z } from 'zod';
import { readSettings } from '../../src/config.ts';
import { errorPages } from '../../src/http/errorPage.ts';
import { defineForm, emptyForm } from '../../src/http/form.ts';
import { logRequests } from '../../src/http/log.ts';
import { mount } from '../../src/http/pipeline.ts';
import { type AnyRoute, json, type Route, redirect, route } from '../../src/http/route.ts';
import { rateLimits } from '../../src/http/security.ts';
import { refuse } from '../../src/refusal.ts';
import { useDatabase } from '../support/database.ts';

const settings = readSettings({ NODE_ENV: 'test' });

function appWith(...rows: AnyRoute[]): Express {
  const app = express();
  const keyGate = async () => ({ status: 401, detail: 'common.error.401.explanation', headers: {} }) as const;
  const application = { settings, limits: rateLimits(), keyGate, baseUrl: () => 'http://test' };
  app.use(logRequests(pino({ level: 'silent' })), cookieParser(), express.urlencoded({ extended: true }));
  mount(app, application, rows);
  app.use(errorPages(application, pino({ level: 'silent' })));
  return app;
}

const nameForm = defineForm(z.strictObject({ name: z.string().trim().min(2) }));

describe('the way of a request', () => {
  useDatabase();

  it('refuses to start with a route that names no permission, or changes something without a form', () => {
    const silent = { method: 'get', path: '/x', handle: () => json(1) } as unknown as Route;
    expect(() => appWith(silent as never)).to.throw('does not say who may');
    expect(() =>
      appWith(route({ method: 'post', path: '/x', may: 'anyone', handle: () => json(1) })),
    ).to.throw('no form');
  });

  it('does a thing once when a form is sent twice, at the same time or later', async () => {
    let times = 0;
    const slow = async () => {
      await new Promise((resolve) => setTimeout(resolve, 30));
      return redirect(`/made/${++times}`);
    };
    const app = appWith(
      route({ method: 'post', path: '/make', may: 'anyone', form: emptyForm, handle: slow }),
    );
    const send = () => supertest(app).post('/make').type('form').send({ request_key: 'one' });
    const answers = [...(await Promise.all([send(), send(), send()])), await send()];
    expect(answers.map(({ headers }) => headers.location)).to.deep.equal([
      '/made/1',
      '/made/1',
      '/made/1',
      '/made/1',
    ]);
    expect(times).to.equal(1);
  });

  it('takes a corrected form with the same key after a refusal', async () => {
    const handle = ({ form }: { form: { name: string } }) =>
      form.name === 'no' ? refuse('common.form.invalid') : redirect('/fine');
    const app = appWith(route({ method: 'post', path: '/make', may: 'anyone', form: nameForm, handle }));
    const send = (name: string) => supertest(app).post('/make').type('form').send({ request_key: 'k', name });
    expect((await send('no')).status).to.equal(409);
    expect((await send('yes')).status).to.equal(303);
  });

  it('says beside the field what is wrong, in the reader’s language, and does not run the handler', async () => {
    const shown: unknown[] = [];
    const app = appWith(
      route({
        method: 'post',
        path: '/make',
        may: 'anyone',
        form: nameForm,
        invalid: (context, state) => {
          shown.push(state);
          return {
            template: 'errors/show',
            layout: 'public',
            title: context.t('common.form.invalid'),
            data: { status: 422, title: '', explanation: '', whatNow: '', requestId: '', homeHref: '/' },
          };
        },
        handle: () => {
          throw new Error('must not run');
        },
      }),
    );
    const response = await supertest(app)
      .post('/make?language=en')
      .type('form')
      .send({ name: ' a ', extra: '1' });
    expect(response.status).to.equal(422);
    expect(shown).to.deep.equal([
      {
        values: { name: ' a ', extra: '1' },
        errors: [
          { field: 'name', message: 'At least 2 characters.' },
          { field: 'extra', message: 'The form holds something unknown. Reload the page and try again.' },
        ],
        refusal: null,
      },
    ]);
  });

  it('shows what went wrong as a page with the request’s id, without its contents', async () => {
    const handle = () => {
      throw new Error('secret detail');
    };
    const app = appWith(route({ method: 'get', path: '/broken', may: 'anyone', handle }));
    for (const [language, words] of [
      ['zh-CN', '系统出错了'],
      ['en', 'Something went wrong'],
    ]) {
      const response = await supertest(app).get(`/broken?language=${language}`);
      expect(response.status).to.equal(500);
      expect(response.text)
        .to.include(words)
        .and.match(/[0-9a-f]{8}-[0-9a-f]{4}/)
        .and.not.include('secret detail');
    }
  });

  it('sends a visitor to log in and brings her back; path ids that are no numbers are not found', async () => {
    const app = appWith(
      route({ method: 'get', path: '/mine', may: 'signedIn', handle: () => json(1) }),
      route({
        method: 'get',
        path: '/things/:thingId',
        may: 'anyone',
        handle: (context) => json(context.idParam('thingId')),
      }),
    );
    expect((await supertest(app).get('/mine?page=2')).headers.location).to.equal(
      '/log-in?wanted=%2Fmine%3Fpage%3D2',
    );
    expect((await supertest(app).get('/things/7')).body).to.equal(7);
    for (const wrong of ['0', '-1', '1e3', 'abc', '99999999999'])
      expect((await supertest(app).get(`/things/${wrong}`)).status, wrong).to.equal(404);
  });

  it('keeps an upload within its size, with a sentence', async () => {
    const upload = { field: 'file', maxBytes: 1024 * 1024 };
    const app = appWith(
      route({
        method: 'post',
        path: '/files',
        may: 'anyone',
        form: emptyForm,
        upload,
        handle: ({ file }) => json(file?.bytes.length),
      }),
    );
    const send = (size: number) => supertest(app).post('/files').attach('file', Buffer.alloc(size), 'x.xlsx');
    expect((await send(1000)).body).to.equal(1000);
    const refused = await send(1024 * 1024 + 1);
    expect(refused.status).to.equal(422);
    expect(refused.text).to.include('最多 1 MB');
  });

  it('answers 429 with a page when an address asks too often', async () => {
    const app = appWith(
      route({ method: 'get', path: '/look', may: 'anyone', limit: 'numberLookUp', handle: () => json(1) }),
    );
    const statuses = [];
    for (let count = 0; count < 21; count++)
      statuses.push((await supertest(app).get('/look?number=1')).status);
    expect(statuses.filter((status) => status === 200)).to.have.length(20);
    expect(statuses.at(-1)).to.equal(429);
  });
});
