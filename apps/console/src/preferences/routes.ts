import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../app/layout-routes.js';

const preferencesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/preferences',
  component: lazyRouteComponent(() => import('./preferences-page.js'), 'PreferencesPage'),
});

export const preferencesRoutes = [preferencesRoute] as const;
