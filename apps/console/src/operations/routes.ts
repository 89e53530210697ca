import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../app/layout-routes.js';
import { services } from './services.js';
import type { Service } from './services.js';

export interface OperationsSearch {
  readonly state?: 'settled';
  readonly service?: Service;
}

const operationsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/operations',
  validateSearch: (search: Record<string, unknown>): OperationsSearch => {
    const service = services.find((one) => one === search['service']);
    return { ...(search['state'] === 'settled' && { state: 'settled' }), ...(service && { service }) };
  },
  component: lazyRouteComponent(() => import('./operations-page.js'), 'OperationsPage'),
});

const letterRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/operations/$service/letters/$letterId',
  component: lazyRouteComponent(() => import('./letter-page.js'), 'LetterPage'),
});

export const operationsRoutes = [operationsRoute, letterRoute] as const;
