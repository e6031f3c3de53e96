/** The address of the staff's desk. */
import { type AnyRoute, route } from '../http/route.ts';
import { showDesk } from './home.page.ts';

export const routes: readonly AnyRoute[] = [
  route({ method: 'get', path: '/admin/home', may: 'staff.home', handle: showDesk }),
];
