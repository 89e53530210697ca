import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../app/layout-routes.js';
import { inOrder } from '../lists/in-address.js';
import type { MemorandaFilter } from './memoranda.queries.js';
import { lives, stages } from './status.js';

const memorandaRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/memoranda',
  validateSearch: (search: Record<string, unknown>): MemorandaFilter => {
    const stage = stages.find((one) => one === search['stage']);
    const status = lives.find((one) => one === search['status']);
    return { ...(stage && { stage }), ...(status && { status }), ...inOrder(search) };
  },
  component: lazyRouteComponent(() => import('./memoranda-page.js'), 'MemorandaPage'),
});

const newMemorandumRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/memoranda/new',
  validateSearch: (search: Record<string, unknown>): { readonly introductionId?: string } =>
    typeof search['introductionId'] === 'string' ? { introductionId: search['introductionId'] } : {},
  component: lazyRouteComponent(() => import('./new-memorandum-page.js'), 'NewMemorandumPage'),
});

const memorandumRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/memoranda/$memorandumId',
  component: lazyRouteComponent(() => import('./memorandum-page.js'), 'MemorandumPage'),
});

const editMemorandumRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/memoranda/$memorandumId/edit',
  component: lazyRouteComponent(() => import('./edit-memorandum-page.js'), 'EditMemorandumPage'),
});

export const memorandaRoutes = [memorandaRoute, newMemorandumRoute, memorandumRoute, editMemorandumRoute] as const;
