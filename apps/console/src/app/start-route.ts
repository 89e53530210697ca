import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { isSignedIn } from '../session/session.js';
import { rootRoute } from './layout-routes.js';

export interface StartSearch {
  readonly returnTo?: string;
  readonly signIn?: 'failed';
  readonly reason?: string;
}

/** What everybody may read: what this is, and the way in. */
export const startRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/welcome',
  validateSearch: (search: Record<string, unknown>): StartSearch => ({
    ...(typeof search['returnTo'] === 'string' && { returnTo: search['returnTo'] }),
    ...(search['signIn'] === 'failed' && { signIn: 'failed' }),
    ...(typeof search['reason'] === 'string' && { reason: search['reason'] }),
  }),
  beforeLoad: async () => {
    if (await isSignedIn()) throw redirect({ to: '/', replace: true });
  },
  component: lazyRouteComponent(() => import('./start-page.js'), 'StartPage'),
});
