/** Newcomers who open a poster's address at the same moment, and then sign up at the same moment, each in a browser. */
import { checkDigit } from '../../src/lib/identityNumber.ts';

/** What became of one sign-up. */
export interface SignUpOutcome {
  readonly name: string;
  readonly status: number;
  readonly milliseconds: number;
  /** Her session, to read her own page. */
  readonly cookie: string;
}

/** All open the page, and when all have it, all send their forms. */
export async function signUpAtOnce(origin: string, path: string, count: number): Promise<SignUpOutcome[]> {
  const visitors = await Promise.all(Array.from({ length: count }, (_, index) => visit(origin, path, index)));
  return Promise.all(visitors.map((visitor) => signUp(origin, path, visitor)));
}

/** What the class's page says to her. */
export async function readOwnPage(origin: string, path: string, cookie: string): Promise<string> {
  return (await fetch(origin + path, { headers: { cookie } })).text();
}

interface Visitor {
  readonly index: number;
  readonly requestKey: string;
}

async function visit(origin: string, path: string, index: number): Promise<Visitor> {
  const response = await fetch(origin + path);
  const page = await response.text();
  const requestKey = /name="request_key" value="([^"]+)"/.exec(page)?.[1];
  if (response.status !== 200 || !requestKey) throw new Error(`The page answered ${response.status}.`);
  return { index, requestKey };
}

async function signUp(origin: string, path: string, { index, requestKey }: Visitor): Promise<SignUpOutcome> {
  const name = `新学员${String(index).padStart(3, '0')}`;
  const body = `3301021985${String(1001 + (index % 28)).slice(0, 4)}${String(index % 1000).padStart(3, '0')}`;
  const form = {
    request_key: requestKey,
    name,
    phone: `137${String(10_000_000 + index)}`,
    identityNumber: body + checkDigit(body),
    password: 'sunshine-1',
    consent: 'yes',
  };
  const begun = performance.now();
  const response = await fetch(`${origin}${path}/sign-up`, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams(form),
    redirect: 'manual',
  });
  await response.arrayBuffer();
  const cookie = response.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  return { name, status: response.status, milliseconds: performance.now() - begun, cookie };
}
