import { useMutation } from '@tanstack/react-query';
import type { QueryKey, UseMutationResult } from '@tanstack/react-query';
import { queries } from '../api/queries.js';

/**
 * A change of server state: `run` asks for it, and whatever was read under `touches` is read again. The caller shows
 * `error` (ProblemBar) beside what was pressed, and keeps what was typed.
 */
export function useCommand<Input, Output>(
  run: (input: Input) => Promise<Output>,
  { touches, done }: { touches: readonly QueryKey[]; done?: (output: Output, input: Input) => void },
): UseMutationResult<Output, Error, Input> {
  return useMutation({
    mutationFn: run,
    onSuccess: async (output, input) => {
      await Promise.all(touches.map((queryKey) => queries.invalidateQueries({ queryKey })));
      done?.(output, input);
    },
  });
}
