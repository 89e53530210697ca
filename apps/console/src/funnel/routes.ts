import { createRoute, lazyRouteComponent, notFound } from '@tanstack/react-router';
import { signedInRoute } from '../app/layout-routes.js';
import { funnelFilterOf } from './funnel-search.js';
import type { FunnelFilter } from './funnel-search.js';
import { stageCodes } from './status.js';

const funnelRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/funnel',
  validateSearch: funnelFilterOf,
  component: lazyRouteComponent(() => import('./funnel-page.js'), 'FunnelPage'),
});

export interface StageSearch extends FunnelFilter {
  readonly behind?: 'of';
}

const funnelStageRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/funnel/$stage',
  validateSearch: (search: Record<string, unknown>): StageSearch => ({
    ...funnelFilterOf(search),
    ...(search['behind'] === 'of' && { behind: 'of' }),
  }),
  beforeLoad: ({ params }) => {
    if (!stageCodes.some((code) => code === params.stage)) throw notFound();
  },
  component: lazyRouteComponent(() => import('./stage-page.js'), 'StagePage'),
});

export const funnelRoutes = [funnelRoute, funnelStageRoute] as const;
