import { transformSync, type Options } from '@swc/core';

const compilation: Options = {
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    // Nest's injection needs the decorators' metadata.
    transform: { legacyDecorator: true, decoratorMetadata: true },
    target: 'es2024',
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
};

/** A TypeScript source as the module Node runs, its source map inside. */
export function compiled(filename: string, source: string): string {
  return transformSync(source, { ...compilation, filename }).code;
}
