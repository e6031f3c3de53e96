/** The system tools that tests need beside npm packages: which are here, and where. It installs nothing. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';

/** What a step of the run may need from the system. */
export type ToolUse = 'mariadb' | 'browser';

/** One system tool. */
export interface Tool {
  readonly name: string;
  readonly use: ToolUse;
  /** Debian and Ubuntu packages that bring it. */
  readonly packages: readonly string[];
  /** Where it is, or null. */
  readonly find: () => string | null;
}

const runs = (path: string) => spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0;

/** Every tool with its package. */
export const tools: readonly Tool[] = [
  { name: 'MariaDB server', use: 'mariadb', packages: ['mariadb-server'], find: findMariadb },
  { name: 'MariaDB set-up', use: 'mariadb', packages: ['mariadb-server'], find: findMariadbInstaller },
  { name: 'Chromium', use: 'browser', packages: ['chromium'], find: findChromium },
  { name: 'Chinese font', use: 'browser', packages: ['fontconfig', 'fonts-noto-cjk'], find: findChineseFont },
  { name: 'pdftotext', use: 'browser', packages: ['poppler-utils'], find: () => findProgram('pdftotext') },
  { name: 'pdftoppm', use: 'browser', packages: ['poppler-utils'], find: () => findProgram('pdftoppm') },
  { name: 'qpdf', use: 'browser', packages: ['qpdf'], find: () => findProgram('qpdf') },
  { name: 'zbarimg', use: 'browser', packages: ['zbar-tools'], find: () => findProgram('zbarimg') },
];

/** The MariaDB server program; MySQL's own `mysqld` does not count. */
export function findMariadb(): string | null {
  const isMariadb = (path: string) =>
    spawnSync(path, ['--no-defaults', '--version'], { encoding: 'utf8' }).stdout?.includes('MariaDB') ??
    false;
  return findProgram('mariadbd', isMariadb) ?? findProgram('mysqld', isMariadb);
}

/** The program that fills a new data folder of MariaDB. */
export function findMariadbInstaller(): string | null {
  return findProgram('mariadb-install-db') ?? findProgram('mysql_install_db');
}

/** A Chromium that starts; Ubuntu's package is an empty shell when there is no snap, so it is asked. */
export function findChromium(): string | null {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']) {
    const path = findProgram(name, runs);
    if (path) return path;
  }
  return null;
}

function findChineseFont(): string | null {
  const lister = findProgram('fc-list');
  if (!lister) return null;
  const fonts = spawnSync(lister, [':lang=zh', 'file'], { encoding: 'utf8' }).stdout ?? '';
  return fonts.split(':')[0]?.trim() || null;
}

/** Servers are often outside an ordinary user's PATH. */
function findProgram(name: string, suits: (path: string) => boolean = () => true): string | null {
  const folders = [...(process.env.PATH ?? '').split(':'), '/usr/local/sbin', '/usr/sbin', '/sbin'];
  for (const folder of folders) {
    const path = join(folder || '.', name);
    if (isExecutable(path) && suits(path)) return path;
  }
  return null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
