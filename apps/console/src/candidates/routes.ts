import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../app/layout-routes.js';

export interface WhyNotSearch {
  /** What the provider is looked for by. */
  readonly q?: string;
  readonly offerId?: string;
}

const candidatesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/needs/$needId/candidates',
  component: lazyRouteComponent(() => import('./candidates-page.js'), 'CandidatesPage'),
});

const whyNotRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/needs/$needId/why-not',
  validateSearch: (search: Record<string, unknown>): WhyNotSearch => ({
    ...(typeof search['q'] === 'string' && search['q'] !== '' && { q: search['q'] }),
    ...(typeof search['offerId'] === 'string' && { offerId: search['offerId'] }),
  }),
  component: lazyRouteComponent(() => import('./why-not-page.js'), 'WhyNotPage'),
});

export const candidatesRoutes = [candidatesRoute, whyNotRoute] as const;
