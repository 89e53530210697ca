// Given to `node --import`: compiles TypeScript as it is loaded, and loads changed copies of the backbone beside the real one.
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { compiled } from '../../../tools/launcher/src/development/compiled.ts';
import '../../../tools/launcher/src/development/load-sources.ts';
import { patched, variantOf, withVariant } from './variants.mjs';

/** Only these are loaded once more for a variant; everything else there is once. */
const changeable = /\/libs\/(messaging|persistence)\/src\//;

registerHooks({
  resolve(specifier, context, next) {
    const variant = variantOf(specifier) ?? variantOf(context.parentURL ?? '');
    const resolved = next(bare(specifier), context);
    return variant !== undefined && changeable.test(resolved.url)
      ? { ...resolved, url: withVariant(resolved.url, variant) }
      : resolved;
  },
  load(url, context, next) {
    const variant = variantOf(url);
    if (variant === undefined) return next(url, context);
    const filename = fileURLToPath(bare(url));
    return {
      format: 'module',
      source: compiledOnce(filename, patched(filename, readFileSync(filename, 'utf8'), variant)),
      shortCircuit: true,
    };
  },
});

const bare = (url) => url.replace(/\?.*$/, '');

/** Most files of a variant are as they are in the others. */
const known = new Map();

function compiledOnce(filename, source) {
  const before = known.get(filename);
  if (before?.source === source) return before.code;
  const code = compiled(filename, source);
  if (before === undefined) known.set(filename, { source, code });
  return code;
}
