import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from '@harbourlink/api-client';

/** Answers that will not change by asking again. */
const isFinal = (error: unknown): boolean => error instanceof ApiProblem && error.status < 500 && error.status !== 429;

/** What the page is about is not for this reader: the page as a whole says so. */
export const isForbidden = (error: unknown): boolean => error instanceof ApiProblem && error.status === 403;

/** The one place of server state. Keys begin with the resource: `['enterprises', id]`. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (failures, error) => failures < 2 && !isFinal(error),
      refetchOnWindowFocus: true,
    },
    mutations: { retry: false },
  },
});
