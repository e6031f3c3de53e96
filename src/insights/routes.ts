/** The addresses of the staff's desk and of the figures. */
import { type AnyRoute, route } from '../http/route.ts';
import { showRows, showSteps } from './behind.page.ts';
import { exportFigures, showFigures } from './figures.page.ts';
import { showDesk } from './home.page.ts';

export const routes: readonly AnyRoute[] = [
  route({ method: 'get', path: '/admin/home', may: 'staff.home', handle: showDesk }),
  route({ method: 'get', path: '/admin/figures', may: 'figures.see', handle: showFigures }),
  route({ method: 'get', path: '/admin/figures.xlsx', may: 'figures.see', handle: exportFigures }),
  route({ method: 'get', path: '/admin/figures/rows/:set', may: 'figures.see', handle: showRows }),
  route({ method: 'get', path: '/admin/figures/steps/:tier', may: 'figures.see', handle: showSteps }),
];
