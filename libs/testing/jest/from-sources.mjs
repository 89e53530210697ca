/** Loads what is ours as it is written: jest's set-up runs before anything has been built. */
import { registerHooks } from 'node:module';

registerHooks({
  resolve: (specifier, context, next) =>
    next(specifier, { ...context, conditions: [...context.conditions, '@harbourlink/source'] }),
});
