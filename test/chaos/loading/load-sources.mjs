// Given to `node --import`: compiles TypeScript as it is loaded, and loads changed copies of the backbone beside the real one.
import { existsSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';
import { patched, variantOf, withVariant } from './variants.mjs';

const compilation = {
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
    target: 'es2024',
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
};

/** Only these are loaded once more for a variant; everything else there is once. */
const changeable = /\/libs\/(messaging|persistence)\/src\//;

registerHooks({
  resolve(specifier, context, next) {
    const variant = variantOf(specifier) ?? variantOf(context.parentURL ?? '');
    const resolved = resolveSource(specifier.replace(/\?.*$/, ''), context, next);
    return variant !== undefined && changeable.test(resolved.url)
      ? { ...resolved, url: withVariant(resolved.url, variant) }
      : resolved;
  },
  load(url, context, next) {
    const bare = url.replace(/\?.*$/, '');
    if (!bare.startsWith('file:') || !bare.endsWith('.ts')) return next(url, context);
    const filename = fileURLToPath(bare);
    const source = patched(filename, readFileSync(filename, 'utf8'), variantOf(url));
    return { format: 'module', source: compiled(filename, source), shortCircuit: true };
  },
});

/** Most files of a variant are as they are in the others. */
const known = new Map();

function compiled(filename, source) {
  const before = known.get(filename);
  if (before?.source === source) return before.code;
  const { code } = transformSync(source, { ...compilation, filename });
  if (before === undefined) known.set(filename, { source, code });
  return code;
}

function resolveSource(specifier, context, next) {
  if (!/^\.{1,2}\/.*\.js$/.test(specifier) || !context.parentURL?.replace(/\?.*$/, '').endsWith('.ts'))
    return next(specifier, context);
  const source = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
  return next(existsSync(source) ? source.href : specifier, context);
}
