import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../app/layout-routes.js';

const chainRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/chains/$id',
  component: lazyRouteComponent(() => import('./chain-page.js'), 'ChainPage'),
});

export const chainsRoutes = [chainRoute] as const;
