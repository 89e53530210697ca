import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../app/layout-routes.js';

const newMeetingRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/introductions/$introductionId/meetings/new',
  component: lazyRouteComponent(() => import('./new-meeting-page.js'), 'NewMeetingPage'),
});

const meetingRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/meetings/$meetingId',
  component: lazyRouteComponent(() => import('./meeting-page.js'), 'MeetingPage'),
});

export const meetingsRoutes = [newMeetingRoute, meetingRoute] as const;
