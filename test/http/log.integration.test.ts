import { Writable } from 'node:stream';
import { expect } from 'chai';
import { pino } from 'pino';
import supertest from 'supertest';
import { createApp } from '../../src/app.ts';
import { readSettings } from '../../src/config.ts';
import { givenCast } from '../support/cast.ts';
import { useDatabase } from '../support/database.ts';

describe('the log', () => {
  useDatabase();

  it('names routes and statuses, and no phone, password, token or query', async () => {
    await givenCast();
    const lines: string[] = [];
    const kept = new Writable({
      write(chunk, _encoding, done) {
        lines.push(String(chunk));
        done();
      },
    });
    const settings = readSettings({ NODE_ENV: 'test' });
    const app = createApp({ settings, log: pino(kept), sessionSecret: 'test', baseUrl: () => 'http://test' });
    const ours = supertest.agent(app).set('Sec-Fetch-Site', 'same-origin');
    await ours.post('/log-in').type('form').send({ login: '13900000001', password: 'jieti-demo' });
    await ours.get('/c/0123456789abcdefghjkmnpqrs');
    await ours.get('/verify?number=JT-26-T-7K3M9Q4-X');
    const text = lines.join('');
    expect(text).to.include('/log-in').and.include('/c/:token').and.include('"status":303');
    expect(text).not.to.match(/13900000001|jieti-demo|0123456789abc|7K3M9Q4|王桂芳/);
  });
});
