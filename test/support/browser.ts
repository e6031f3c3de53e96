/** The real application on a real port, looked at in real Chromium. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { type CastName, cast, demonstrationPassword } from '../../seeders/demo/accounts.ts';
import { createApp } from '../../src/app.ts';
import { readSettings } from '../../src/config.ts';

/** Widths at which pages are looked at: phone, tablet, desktop. */
export const widths = { phone: 390, tablet: 820, desktop: 1440 } as const;

/** How a page is opened. */
export interface Visit {
  readonly as?: CastName;
  readonly width?: keyof typeof widths;
  readonly language?: 'zh-CN' | 'en';
  readonly theme?: 'light' | 'dark';
  readonly text?: 'normal' | 'large';
}

/** What browser tests hold on to. */
export interface Stage {
  readonly address: string;
  /** A fresh browser window, logged in when `as` is given. */
  open(visit?: Visit): Promise<Page>;
}

/** Call inside `describe`, after `useDatabase()`: serves the application and starts Chromium once. */
export function useBrowser(): Stage {
  let server: Server;
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  let address = '';
  before(async function () {
    this.timeout(60_000);
    ({ server, address } = await serve());
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-dev-shm-usage'],
    });
  });
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
  });
  after(async () => {
    await browser?.close();
    server?.closeAllConnections();
    server?.close();
  });
  return {
    get address() {
      return address;
    },
    open: async (visit = {}) => {
      const context = await browser.newContext({
        viewport: { width: widths[visit.width ?? 'phone'], height: 844 },
        colorScheme: visit.theme ?? 'light',
        locale: visit.language ?? 'zh-CN',
      });
      contexts.push(context);
      const cookies = { language: visit.language, text: visit.text };
      for (const [name, value] of Object.entries(cookies))
        if (value) await context.addCookies([{ name, value, url: address }]);
      const page = await context.newPage();
      page.setDefaultTimeout(15_000);
      if (visit.as) await logInOn(page, address, visit.as);
      return page;
    },
  };
}

async function logInOn(page: Page, address: string, name: CastName): Promise<void> {
  await page.goto(`${address}/log-in`);
  await page.fill('[name=login]', cast[name].login);
  await page.fill('[name=password]', demonstrationPassword);
  await page.click('main button[type=submit]');
  await page.waitForURL((url) => !url.pathname.startsWith('/log-in'));
}

async function serve(): Promise<{ server: Server; address: string }> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const settings = readSettings({
    NODE_ENV: 'test',
    BASE_URL: address,
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent',
  });
  const log = pino({ level: settings.logLevel });
  server.on('request', createApp({ settings, log, sessionSecret: 'test', baseUrl: () => address }));
  return { server, address };
}
