/** Makes sure that the system tools are here: installs what is missing where it may, or says what to install. */
import { existsSync } from 'node:fs';
import { runCommand } from './command.ts';
import type { Keeper } from './keeper.ts';
import { type Tool, type ToolUse, tools } from './tools.ts';

/**
 * Looks for the tools of these uses and installs those that are missing with apt-get, if this is root on Debian/Ubuntu.
 * @throws with the packages to install when some are missing for good.
 */
export async function ensureTools(keeper: Keeper, uses: readonly ToolUse[]): Promise<void> {
  const wanted = tools.filter((tool) => uses.includes(tool.use));
  let missing = missingOf(wanted);
  if (missing.length > 0 && mayInstall()) {
    await install(keeper, packagesOf(missing));
    missing = missingOf(wanted);
  }
  if (missing.length > 0) throw new Error(missingMessage(missing, mayInstall()));
  for (const tool of wanted) console.log(`${tool.name}: ${tool.find()}`);
}

/** One message that names what is missing and the packages that bring it. */
export function missingMessage(missing: readonly Tool[], triedToInstall: boolean): string {
  const names = missing.map((tool) => tool.name).join(', ');
  const packages = packagesOf(missing).join(' ');
  const tried = triedToInstall ? ' apt-get did not bring them.' : '';
  return `Missing: ${names}.${tried} Install these packages, then run again: apt-get install ${packages}`;
}

function missingOf(wanted: readonly Tool[]): readonly Tool[] {
  return wanted.filter((tool) => tool.find() === null);
}

function packagesOf(missing: readonly Tool[]): readonly string[] {
  return [...new Set(missing.flatMap((tool) => tool.packages))];
}

function mayInstall(): boolean {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get');
}

/** What apt-get did not manage is found missing afterwards, so its exit code is not looked at. */
async function install(keeper: Keeper, packages: readonly string[]): Promise<void> {
  console.log(`Installing ${packages.join(', ')} …`);
  const options = { env: { DEBIAN_FRONTEND: 'noninteractive' } };
  await runCommand(keeper, ['apt-get', 'update', '-qq'], options);
  const words = ['install', '-y', '-qq', '--no-install-recommends', ...packages];
  await runCommand(keeper, ['apt-get', '-o', 'DPkg::Lock::Timeout=300', ...words], options);
}
