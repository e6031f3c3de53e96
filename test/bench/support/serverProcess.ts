/** Servers under measurement, each in a process of its own, so that the load generator does not share their thread. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Keeper } from '../../support/run/keeper.ts';

/** A server process that answers. */
export interface ServerProcess {
  readonly origin: string;
  stop(): Promise<void>;
}

/**
 * Starts a script that prints its address once it listens.
 * @throws when it ends before.
 */
export async function startServer(
  keeper: Keeper,
  script: string,
  env: Readonly<Record<string, string>>,
): Promise<ServerProcess> {
  const child = spawn(process.execPath, [script], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  keeper.watch(child);
  const origin = await addressOf(child);
  return { origin, stop: () => stop(child) };
}

async function addressOf(child: ChildProcess): Promise<string> {
  let printed = '';
  for await (const chunk of child.stdout ?? []) {
    printed += String(chunk);
    const address = /http:\/\/\S+/.exec(printed);
    if (address) {
      child.stdout?.resume();
      return address[0];
    }
  }
  throw new Error(`The server ended before it listened: ${printed}`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
