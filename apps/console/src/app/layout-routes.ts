import { createRootRoute, createRoute, redirect } from '@tanstack/react-router';
import { isSignedIn } from '../session/session.js';
import { SignedInLayout } from './signed-in-layout.js';
import { MissingPage } from './states.js';

export const rootRoute = createRootRoute({ notFoundComponent: MissingPage });

/** Every page of who is signed in; others are led to the start page, which remembers where they wanted to go. */
export const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'signed-in',
  component: SignedInLayout,
  beforeLoad: async ({ location }) => {
    if (await isSignedIn()) return;
    throw redirect({ to: '/welcome', search: { returnTo: location.href }, replace: true });
  },
});
