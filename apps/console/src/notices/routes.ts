import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { signedInRoute } from '../app/layout-routes.js';
import { needOfSuggestion } from './notices.queries.js';

const noticesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/notices',
  validateSearch: (search: Record<string, unknown>): { readonly show?: 'unread' } =>
    search['show'] === 'unread' ? { show: 'unread' } : {},
  component: lazyRouteComponent(() => import('./notices-page.js'), 'NoticesPage'),
});

/** A suggestion has no page of its own: notices and mails about it lead to the candidates of its need. */
const suggestionRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/suggestions/$suggestionId',
  loader: async ({ params }) => {
    const needId = await needOfSuggestion(params.suggestionId);
    throw redirect({ to: '/needs/$needId/candidates', params: { needId }, replace: true });
  },
});

export const noticesRoutes = [noticesRoute, suggestionRoute] as const;
