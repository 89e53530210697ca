import { useMutation } from '@tanstack/react-query';
import type { QueryKey, UseMutationResult } from '@tanstack/react-query';
import { ApiProblem } from '@harbourlink/api-client';
import { queries } from '../api/queries.js';

/**
 * A change of server state: `run` asks for it, and whatever was read under `touches` is read again, also when somebody
 * was quicker: pressing once more is meant for what it is now. The caller shows `error` (ProblemBar) beside what was
 * pressed, and keeps what was typed.
 */
export function useCommand<Input, Output>(
  run: (input: Input) => Promise<Output>,
  { touches, done }: { touches: readonly QueryKey[]; done?: (output: Output, input: Input) => void },
): UseMutationResult<Output, Error, Input> {
  const readAgain = () => Promise.all(touches.map((queryKey) => queries.invalidateQueries({ queryKey })));
  return useMutation({
    mutationFn: run,
    onSuccess: async (output, input) => {
      await readAgain();
      done?.(output, input);
    },
    onError: async (error) => {
      if (error instanceof ApiProblem && (error.status === 412 || error.status === 409)) await readAgain();
    },
  });
}
