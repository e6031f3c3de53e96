/** A member of staff with a browser: logs in, reads a list's page for what one can do there, and takes the time. */
import { demonstrationPassword } from '../../../seeders/demo/accounts.ts';

/** Someone who reads lists. */
export interface Reader {
  /** Milliseconds until the whole page was here. @throws when the answer is not 200. */
  time(address: string): Promise<number>;
  /** The first page and what leads from it: other pages, sorts, filters, searches. */
  variants(address: string): Promise<string[]>;
}

const rowsPerPage = 50;
/** A surname that many have, a whole name, a number's beginning, nothing at all. */
const searches = ['王', '李秀英', '芳', 'K1', '没有这个人'];

/** Logs in as organiser, and as administrator for what only she may see. */
export async function signIn(origin: string): Promise<Reader> {
  const cookies = [await logIn(origin, 'organiser'), await logIn(origin, 'admin')] as const;
  const forbidden = new Set<string>();
  const get = async (address: string) => {
    const path = address.split('?')[0] as string;
    const ask = (cookie: string) =>
      fetch(origin + address, { headers: { cookie, accept: 'text/html' }, redirect: 'manual' });
    let answer = await ask(cookies[forbidden.has(path) ? 1 : 0]);
    if (answer.status === 403 && !forbidden.has(path)) {
      forbidden.add(path);
      answer = await ask(cookies[1]);
    }
    if (answer.status !== 200) throw new Error(`${address} answered ${answer.status}.`);
    return answer.text();
  };
  return {
    time: async (address) => {
      const start = performance.now();
      await get(address);
      return performance.now() - start;
    },
    variants: async (address) => variantsOf(address, await get(address)),
  };
}

function variantsOf(address: string, html: string): string[] {
  const path = address.split('?')[0];
  const total = Number(/class="count">\D*([\d,]+)/.exec(html)?.[1]?.replaceAll(',', '') ?? 0);
  const pages = Math.ceil(total / rowsPerPage);
  const links = [...html.matchAll(/href="(\/[^"]*)"/g)]
    .map((match) => (match[1] as string).replaceAll('&#x3D;', '=').replaceAll('&amp;', '&'))
    .filter((link) => /[?&](sort|after|before)=/.test(link) && !link.includes('format='));
  const filters = [...html.matchAll(/<select[^>]* name="(\w+)"[\s\S]*?<\/select>/g)].flatMap(
    ([select, name]) => {
      const values = [...select.matchAll(/value="([^"]+)"/g)].map((match) => match[1] as string);
      return [values[0], values.at(-1)].flatMap((value) =>
        value ? `${path}?${name}=${encodeURIComponent(value)}` : [],
      );
    },
  );
  const found = html.includes('name="search"')
    ? searches.map((text) => `${path}?search=${encodeURIComponent(text)}`)
    : [];
  const jumps = pages > 2 ? [Math.ceil(pages / 2), pages].map((page) => `${path}?page=${page}`) : [];
  // All years: the most that figures count.
  const years = address.startsWith('/admin/figures')
    ? ['', '&page=9'].map((page) => `${path}?from=2020-01-01${page}`)
    : [];
  return [
    ...new Set([
      address,
      ...years,
      ...jumps,
      ...links.filter((link) => link.startsWith(`${path}?`)),
      ...filters,
      ...found,
    ]),
  ];
}

async function logIn(origin: string, login: string): Promise<string> {
  const answer = await fetch(`${origin}/log-in`, {
    method: 'POST',
    body: new URLSearchParams({ login, password: demonstrationPassword }),
    headers: { 'sec-fetch-site': 'same-origin' },
    redirect: 'manual',
  });
  if (answer.status !== 303) throw new Error(`${login} could not log in: ${answer.status}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}
