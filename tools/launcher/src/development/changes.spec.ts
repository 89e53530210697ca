import { describe, expect, it } from '@jest/globals';
import { changeOf } from './changes.js';

const servicesOf = (...paths: string[]) => [...changeOf(paths).services].toSorted();

describe('a change of the sources', () => {
  it('of an app concerns its service alone', () => {
    expect(servicesOf('apps/enterprise-registry/src/needs/domain/need.ts')).toEqual(['registry']);
  });

  it('of a lib concerns every service', () => {
    expect(servicesOf('libs/kernel/src/money.ts')).toHaveLength(7);
  });

  it.each([
    'apps/identity/src/a.spec.ts',
    'apps/identity/dist/main.js',
    'libs/kernel/README.md',
    'apps/cli/src/main.ts',
  ])('concerns nobody when it is %s', (path) => {
    expect(servicesOf(path)).toEqual([]);
  });

  it('of a contract asks for generation', () => {
    expect(changeOf(['proto/harbourlink/mou/v1/outcome.proto']).contracts).toBe('changed');
  });
});
