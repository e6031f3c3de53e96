/** Every route of every room with its example, and a world in which all examples exist. */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CastName } from '../../seeders/demo/accounts.ts';
import { rooms } from '../../src/app.ts';
import type { Route } from '../../src/http/route.ts';
import { givenCast } from './cast.ts';
import type { RouteExamples, World } from './routeExamples.ts';

type Given = (castIds: Record<CastName, number>) => Promise<World>;
interface RoomModule {
  readonly examples: RouteExamples;
  readonly given?: Given;
}

const folder = fileURLToPath(new URL('..', import.meta.url));
const modules: RoomModule[] = [];
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
  if (entry.name === 'routeExamples.ts' && entry.parentPath !== `${folder}support`)
    modules.push((await import(`${entry.parentPath}/${entry.name}`)) as RoomModule);

/** Who may open what, by `METHOD /path`. */
export const examples: RouteExamples = Object.assign({}, ...modules.map((module) => module.examples));

/** Every route that the application has. */
export const table = (rooms.flat() as unknown as Route[]).map((row) => ({
  row,
  name: `${row.method.toUpperCase()} ${row.path}`,
}));

/** Writes the cast and every room's rows; returns the ids that example addresses need. */
export async function givenWorld(): Promise<World> {
  const cast = await givenCast();
  const world: World = {};
  for (const { given } of modules) Object.assign(world, await given?.(cast));
  return world;
}
