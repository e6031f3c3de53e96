/** The real application, nothing left out, and browsers that are signed in to it as members of the cast. */
import type { Express } from 'express';
import { pino } from 'pino';
import supertest from 'supertest';
import { type CastName, cast, demonstrationPassword } from '../../seeders/demo/accounts.ts';
import { createApp } from '../../src/app.ts';
import { readSettings } from '../../src/config.ts';

/** A browser with cookies. */
export type Browser = ReturnType<typeof supertest.agent>;

/** Origin that QR codes carry in tests. */
export const testOrigin = 'http://ladder.test';

let app: Express | null = null;

/** The application under test; one for each process. */
export function testApp(): Express {
  app ??= createApp({
    settings: readSettings({
      NODE_ENV: 'test',
      BASE_URL: testOrigin,
      LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent',
      TRUST_PROXY: '1',
    }),
    log: pino({ level: process.env.LOG_LEVEL ?? 'silent' }),
    sessionSecret: 'test',
    baseUrl: () => testOrigin,
  });
  return app;
}

/** A browser at an application of its own, since rate limits count for each. */
export function freshApp(demonstration = true): Browser {
  const settings = {
    ...readSettings({ NODE_ENV: 'test', BASE_URL: testOrigin, LOG_LEVEL: 'silent' }),
    demonstration,
  };
  const log = pino({ level: 'silent' });
  const fresh = createApp({ settings, log, sessionSecret: 'test', baseUrl: () => testOrigin });
  return supertest.agent(fresh).set('Sec-Fetch-Site', 'same-origin') as Browser;
}

let browsers = 0;

/** A browser of someone who is not logged in, at an address of its own: rate limits count for each. */
export function visitor(): Browser {
  browsers++;
  const address = `10.0.${browsers >> 8}.${browsers & 255}`;
  const own = { 'Sec-Fetch-Site': 'same-origin', 'X-Forwarded-For': address };
  return supertest.agent(testApp()).set(own) as Browser;
}

/** A browser of a member of the cast, logged in. The cast must have been seeded. */
export async function signedIn(name: CastName): Promise<Browser> {
  const browser = visitor();
  const response = await browser
    .post('/log-in')
    .type('form')
    .send({ login: cast[name].login, password: demonstrationPassword });
  if (response.status !== 303) throw new Error(`${name} could not log in: ${response.status}`);
  return browser;
}

/** The bytes of a file that a page offers. */
export async function download(browser: Browser, address: string): Promise<Buffer> {
  const { body } = await browser
    .get(encodeURI(address))
    .buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => done(null, Buffer.concat(chunks)));
    });
  return body as Buffer;
}
