// Before the specs of a worker: they and all they load run as any program does, without a copy of every module for each spec.
import { registerHooks } from 'node:module';
import { isMainThread } from 'node:worker_threads';
import '../../launcher/src/development/load-sources.ts';

const globals = new URL('./globals.mjs', import.meta.url).href;

registerHooks({
  // Anew for each file that imports it: a limit of time that a spec sets is its own.
  resolve: (specifier, context, next) =>
    specifier === '@jest/globals'
      ? { url: `${globals}?for=${encodeURIComponent(context.parentURL ?? '')}`, shortCircuit: true }
      : next(specifier, context),
});

// The runner would wait for ever for a worker that has ended itself.
if (!isMainThread) {
  process.exit = (code) => {
    throw new Error(`a spec ended its process (${code})`);
  };
}
