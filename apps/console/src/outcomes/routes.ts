import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../app/layout-routes.js';
import { inOrder } from '../lists/in-address.js';
import type { ClaimOrigin } from './claim-form.js';
import type { OutcomesFilter } from './outcomes.queries.js';
import { outcomeStatuses } from './status.js';

const outcomesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/outcomes',
  validateSearch: (search: Record<string, unknown>): OutcomesFilter => {
    const status = outcomeStatuses.find((one) => one === search['status']);
    const queue = search['queue'] === 'to-correct' ? ('to-correct' as const) : undefined;
    return { ...(status && { status }), ...(queue && { queue }), ...inOrder(search) };
  },
  component: lazyRouteComponent(() => import('./outcomes-page.js'), 'OutcomesPage'),
});

const newOutcomeRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/outcomes/new',
  validateSearch: (search: Record<string, unknown>): ClaimOrigin => {
    const { enterpriseId, memorandumId } = search;
    return {
      ...(typeof enterpriseId === 'string' && { enterpriseId }),
      ...(typeof memorandumId === 'string' && { memorandumId }),
    };
  },
  component: lazyRouteComponent(() => import('./new-outcome-page.js'), 'NewOutcomePage'),
});

const outcomeRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/outcomes/$outcomeId',
  component: lazyRouteComponent(() => import('./outcome-page.js'), 'OutcomePage'),
});

const correctOutcomeRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/outcomes/$outcomeId/correction',
  component: lazyRouteComponent(() => import('./correct-outcome-page.js'), 'CorrectOutcomePage'),
});

export const outcomesRoutes = [outcomesRoute, newOutcomeRoute, outcomeRoute, correctOutcomeRoute] as const;
