import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../app/layout-routes.js';
import { needsSearch } from './search.js';

const needsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/needs',
  validateSearch: needsSearch,
  component: lazyRouteComponent(() => import('./needs-page.js'), 'NeedsPage'),
});

const newNeedRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/needs/new',
  validateSearch: ({ enterpriseId }: Record<string, unknown>): { readonly enterpriseId?: string } => ({
    ...(typeof enterpriseId === 'string' && { enterpriseId }),
  }),
  component: lazyRouteComponent(() => import('./new-need-page.js'), 'NewNeedPage'),
});

const needRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/needs/$needId',
  component: lazyRouteComponent(() => import('./need-page.js'), 'NeedPage'),
});

export const needRoutes = [needsRoute, newNeedRoute, needRoute] as const;
