import { createRouter } from '@tanstack/react-router';
import { homeRoutes } from '../home/routes.js';
import { ErrorPage, LoadingPage, MissingPage } from './states.js';
import { rootRoute, signedInRoute } from './layout-routes.js';
import { startRoute } from './start-route.js';

const routeTree = rootRoute.addChildren([startRoute, signedInRoute.addChildren([...homeRoutes])]);

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
