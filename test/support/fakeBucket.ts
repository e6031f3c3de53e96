/** A bucket of an S3-compatible store: keeps files in memory and refuses requests whose signature is not ours. */
import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Opens one on a free port. */
export async function fakeBucket() {
  const access = { accessKey: 'AKIATEST', secretKey: 'secret', region: 'cn-test-1' };
  const files = new Map<string, Buffer>();
  const state = { refused: 0 };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const path = request.url ?? '';
    if (!isSigned(request, body, access)) {
      state.refused++;
      response.writeHead(403).end();
    } else if (request.method === 'PUT') {
      files.set(path, body);
      response.writeHead(200).end();
    } else if (request.method === 'DELETE') response.writeHead(files.delete(path) ? 204 : 404).end();
    else response.writeHead(files.has(path) ? 200 : 404).end(files.get(path));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    access,
    files,
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/certificates`,
    get refused() {
      return state.refused;
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** AWS Signature Version 4, worked out again from what arrived. */
function isSigned(
  request: IncomingMessage,
  body: Buffer,
  { accessKey, secretKey, region }: { accessKey: string; secretKey: string; region: string },
): boolean {
  const pattern =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d+)\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=(\w+)$/;
  const found = pattern.exec(request.headers.authorization ?? '');
  if (!found) return false;
  const [, who, day = '', where, names = '', signature] = found;
  const claimed = String(request.headers['x-amz-content-sha256']);
  const bodyHash = createHash('sha256').update(body).digest('hex');
  if (claimed !== bodyHash) return false;
  const headers = names.split(';').map((name) => `${name}:${String(request.headers[name]).trim()}\n`);
  const canonical = [request.method, request.url, '', headers.join(''), names, claimed].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const digest = createHash('sha256').update(canonical).digest('hex');
  const text = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, digest].join('\n');
  const key = [day, region, 's3', 'aws4_request'].reduce(
    (last, part) => createHmac('sha256', last).update(part).digest(),
    Buffer.from(`AWS4${secretKey}`),
  );
  return (
    who === accessKey &&
    where === region &&
    createHmac('sha256', key).update(text).digest('hex') === signature
  );
}
