import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../app/layout-routes.js';
import { enterprisesSearch } from './search.js';

const profileRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/profile',
  component: lazyRouteComponent(() => import('./own-profile-page.js'), 'OwnProfilePage'),
});

const enterprisesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/enterprises',
  validateSearch: enterprisesSearch,
  component: lazyRouteComponent(() => import('./enterprises-page.js'), 'EnterprisesPage'),
});

const enterpriseRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/enterprises/$enterpriseId',
  component: lazyRouteComponent(() => import('./enterprise-page.js'), 'EnterprisePage'),
});

export const enterpriseRoutes = [profileRoute, enterprisesRoute, enterpriseRoute] as const;
