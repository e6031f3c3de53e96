/** Starts the real process: what an operator sees when all is well, and when a setting is wrong. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));

describe('the server process', function () {
  this.timeout(60_000);
  let folder: string;
  let running: ChildProcess | null = null;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'jieti-server-'));
  });
  afterEach(() => {
    running?.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  const launch = (settings: Record<string, string>) => {
    const embedded = {
      DATABASE_URL: `sqlite:${join(folder, 'x.sqlite')}`,
      DATA_FOLDER: folder,
      LOG_LEVEL: 'silent',
    };
    const env = { PATH: process.env.PATH, HOST: '127.0.0.1', PORT: '0', ...embedded, ...settings };
    running = spawn(process.execPath, [main], { env });
    return running;
  };

  it('prints its address and accounts, answers health checks, and drains on SIGTERM', async () => {
    const server = launch({});
    const printed = await readUntil(server, 'employer');
    const address = /http:\/\/\S+/.exec(printed)?.[0] as string;
    expect(printed).to.include('admin').and.include('13900000001');
    expect((await fetch(`${address}/healthz`)).status).to.equal(200);
    expect((await fetch(`${address}/readyz`)).status).to.equal(200);
    server.kill('SIGTERM');
    const [code] = await once(server, 'exit');
    expect(code).to.equal(0);
  });

  it('makes no demonstration in production', async () => {
    const server = launch({ NODE_ENV: 'production' });
    const printed = await readUntil(server, 'ready at');
    expect(printed).not.to.include('13900000001');
    const address = /http:\/\/\S+/.exec(printed)?.[0] as string;
    const body = new URLSearchParams({ login: 'admin', password: 'jieti-demo' });
    const response = await fetch(`${address}/log-in`, {
      method: 'POST',
      headers: { Origin: address },
      body,
      redirect: 'manual',
    });
    expect(response.status).to.equal(422);
  });

  it('says in one line which setting is wrong, and exits with 1', async () => {
    expect(await failure(launch({ PORT: 'many' }))).to.match(/^jieti: PORT must be .*\n$/);
    expect(await failure(launch({ DATABASE_URL: 'mysql://nobody@127.0.0.1:1/none' }))).to.match(
      /^jieti: DATABASE_URL.*\n$/,
    );
  });

  it('says that the port is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const port = String((other.address() as AddressInfo).port);
    expect(await failure(launch({ PORT: port }))).to.match(
      new RegExp(`^jieti: PORT: ${port} is in use.*\n$`),
    );
    other.close();
  });
});

async function readUntil(child: ChildProcess, word: string): Promise<string> {
  let text = '';
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
    text += chunk;
    if (text.includes(word)) return text;
  }
  throw new Error(`The server ended without printing ${word}: ${text}`);
}

async function failure(child: ChildProcess): Promise<string> {
  let text = '';
  child.stderr?.on('data', (chunk) => {
    text += chunk;
  });
  const [code] = await once(child, 'close');
  expect(code).to.equal(1);
  return text;
}
