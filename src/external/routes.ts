/** The addresses of this room. */
import type { AnyRoute } from '../http/route.ts';

export const routes: readonly AnyRoute[] = [];
