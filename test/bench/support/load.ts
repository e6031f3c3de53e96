/** Puts a server under load from many addresses, as the public comes, and counts what it answers. */
import autocannon from 'autocannon';

/** What a round of load found. */
export interface Round {
  readonly requestsPerSecond: number;
  /** Milliseconds at the median. */
  readonly latency: number;
}

/**
 * Asks for the paths in turn over 16 connections, each request under an address of its own.
 * @throws when an answer is not 200.
 */
export async function load(origin: string, paths: readonly string[], seconds: number): Promise<Round> {
  const requests = paths.map((path, index) => ({
    path,
    headers: { accept: 'text/html', 'accept-language': 'zh-CN', 'x-forwarded-for': address(index) },
  }));
  const result = await autocannon({ url: origin, connections: 16, duration: seconds, requests });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${result.non2xx} answers were not 200, ${result.errors} requests failed.`);
  return { requestsPerSecond: result['2xx'] / result.duration, latency: result.latency.p50 };
}

function address(index: number): string {
  return `10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`;
}
