import { ApiProblem } from '@harbourlink/api-client';

/** Writes what a page has caught to the browser's console, as React does; that a thing is not there or a session has ended is no error. */
export function tellTheBrowser(error: unknown): void {
  if (error instanceof ApiProblem && [401, 404].includes(error.status)) return;
  // eslint-disable-next-line no-console -- where whoever looks into a fault looks first
  console.error(error);
}
