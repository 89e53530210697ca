import { createRouter } from '@tanstack/react-router';
import { enterpriseRoutes } from '../enterprises/routes.js';
import { needRoutes } from '../needs/routes.js';
import { offerRoutes } from '../offers/routes.js';
import { candidatesRoutes } from '../candidates/routes.js';
import { importRoutes } from '../imports/routes.js';
import { homeRoutes } from '../home/routes.js';
import { introductionsRoutes } from '../introductions/routes.js';
import { meetingsRoutes } from '../meetings/routes.js';
import { chainsRoutes } from '../chains/routes.js';
import { funnelRoutes } from '../funnel/routes.js';
import { memorandaRoutes } from '../memoranda/routes.js';
import { noticesRoutes } from '../notices/routes.js';
import { operationsRoutes } from '../operations/routes.js';
import { outcomesRoutes } from '../outcomes/routes.js';
import { partsRoutes } from '../parts-page/routes.js';
import { preferencesRoutes } from '../preferences/routes.js';
import { ErrorPage, LoadingPage, MissingPage } from './states.js';
import { rootRoute, signedInRoute } from './layout-routes.js';
import { startRoute } from './start-route.js';

const routeTree = rootRoute.addChildren([
  startRoute,
  signedInRoute.addChildren([
    ...candidatesRoutes,
    ...introductionsRoutes,
    ...meetingsRoutes,
    ...homeRoutes,
    ...enterpriseRoutes,
    ...needRoutes,
    ...offerRoutes,
    ...importRoutes,
    ...chainsRoutes,
    ...funnelRoutes,
    ...memorandaRoutes,
    ...noticesRoutes,
    ...operationsRoutes,
    ...outcomesRoutes,
    ...partsRoutes,
    ...preferencesRoutes,
  ]),
]);

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  defaultErrorComponent: ErrorPage,
  defaultPendingComponent: LoadingPage,
  defaultNotFoundComponent: MissingPage,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
