import { existsSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { compiled } from './compiled.ts';

/** Given to `node --import`: TypeScript files are compiled as they are loaded, nothing is written. */
registerHooks({
  resolve(specifier, context, next) {
    if (!/^\.{1,2}\/.*\.js$/.test(specifier) || !isSource(context.parentURL)) return next(specifier, context);
    const source = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
    return next(existsSync(source) ? source.href : specifier, context);
  },
  load(url, context, next) {
    if (!url.startsWith('file:') || !isSource(url)) return next(url, context);
    const filename = fileURLToPath(url);
    return { format: 'module', source: compiled(filename, readFileSync(filename, 'utf8')), shortCircuit: true };
  },
});

/** Whoever loads a module anew puts a question mark behind its name. */
function isSource(url: string | undefined): boolean {
  return url !== undefined && /\.ts(\?|$)/.test(url);
}
