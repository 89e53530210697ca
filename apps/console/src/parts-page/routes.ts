import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../app/layout-routes.js';

const partsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/parts',
  component: lazyRouteComponent(() => import('./parts-page.js'), 'PartsPage'),
});

export const partsRoutes = [partsRoute] as const;
