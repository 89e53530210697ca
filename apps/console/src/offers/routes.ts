import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../app/layout-routes.js';
import { offersSearch } from './search.js';

const offersRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/offers',
  validateSearch: offersSearch,
  component: lazyRouteComponent(() => import('./offers-page.js'), 'OffersPage'),
});

const newOfferRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/offers/new',
  validateSearch: ({ providerId }: Record<string, unknown>): { readonly providerId?: string } => ({
    ...(typeof providerId === 'string' && { providerId }),
  }),
  component: lazyRouteComponent(() => import('./new-offer-page.js'), 'NewOfferPage'),
});

const offerRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/offers/$offerId',
  component: lazyRouteComponent(() => import('./offer-page.js'), 'OfferPage'),
});

export const offerRoutes = [offersRoute, newOfferRoute, offerRoute] as const;
