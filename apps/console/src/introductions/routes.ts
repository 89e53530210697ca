import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../app/layout-routes.js';
import type { IntroductionFilters } from './introductions.queries.js';
import { statuses } from './status.js';

const introductionsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/introductions',
  validateSearch: ({ status, needId, sort }: Record<string, unknown>): IntroductionFilters => {
    const known = statuses.find((each) => each === status);
    return {
      ...(known && { status: known }),
      ...(typeof needId === 'string' && { needId }),
      ...(sort === 'oldest' && { sort }),
    };
  },
  component: lazyRouteComponent(() => import('./introductions-page.js'), 'IntroductionsPage'),
});

const introductionRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/introductions/$introductionId',
  component: lazyRouteComponent(() => import('./introduction-page.js'), 'IntroductionPage'),
});

export const introductionsRoutes = [introductionsRoute, introductionRoute] as const;
