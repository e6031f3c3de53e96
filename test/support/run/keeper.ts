/**
 * Leaves nothing behind: owns the temporary folder of a test run and knows which process groups are alive. A small
 * shell process listens on a pipe; when the pipe closes, because the run is over or because it died in whatever way,
 * it kills the groups that are left and removes the folder. It does not know what the processes are.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The keeper of one test run. */
export interface Keeper {
  /** Private folder of the run, gone afterwards. */
  readonly folder: string;
  /** Where the processes of the run put their own temporary files. */
  readonly temporary: string;
  /** Registers the leader of a process group, to be killed if it is still alive at the end. */
  watch(child: ChildProcess): void;
  /** Kills what is alive, removes the folder, and waits for both. */
  close(): Promise<void>;
}

/**
 * Each line lists the groups alive; the last line holds. Dead processes nobody waits for must not block it. Only the
 * long form `kill -s` takes a group in every shell: dash refuses `kill -KILL -- -1234`.
 */
const script = `
alive=
while read -r line; do alive=$line; done
for group in $alive; do kill -s KILL -- "-$group" 2>/dev/null; done
for group in $alive; do
  turns=50
  while [ $turns -gt 0 ] && kill -s 0 -- "-$group" 2>/dev/null; do sleep 0.1; turns=$((turns - 1)); done
done
rm -rf -- "$1" || { sleep 1; rm -rf -- "$1"; }
`;

/** Makes the folder and starts the shell that guards it. */
export function startKeeper(): Keeper {
  const folder = mkdtempSync(join(tmpdir(), 'jieti-run-'));
  const temporary = join(folder, 'tmp');
  mkdirSync(temporary);
  const shell = spawn('sh', ['-c', script, 'keeper', folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const ended = once(shell, 'exit');
  const alive = new Set<number>();
  const tell = () => shell.stdin.writable && shell.stdin.write(`${[...alive].join(' ')}\n`);
  return {
    folder,
    temporary,
    watch: (child) => watch(child, alive, tell),
    close: async () => {
      shell.stdin.end();
      await ended;
    },
  };
}

function watch(child: ChildProcess, alive: Set<number>, tell: () => void): void {
  const { pid } = child;
  if (pid === undefined) return;
  alive.add(pid);
  tell();
  child.once('exit', () => {
    alive.delete(pid);
    tell();
  });
}
