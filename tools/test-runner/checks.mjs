/** Checks without tests, the longest first: two lanes then end together. Each counts as one. `needs` names what must be there: absent, it fails where CI=true. */
export const checks = [
  {
    name: 'lint',
    command: ['node_modules/eslint/bin/eslint.js', '--max-warnings', '0', '.'],
    needs: ['eslint.config.mjs'],
  },
  { name: 'format', command: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'] },
  {
    name: 'types',
    command: ['node_modules/typescript-native/bin/tsc', '-b', '--singleThreaded'],
    needs: ['tsconfig.json'],
  },
  {
    name: 'imports',
    command: [
      'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
      'apps',
      'libs',
      'tools',
      'test',
      '--config',
      '.dependency-cruiser.mjs',
    ],
    needs: ['.dependency-cruiser.mjs'],
  },
  { name: 'lockfile', command: ['tools/test-runner/check-lockfile.mjs'], needs: ['package-lock.json'] },
  { name: 'contracts-lint', command: ['node_modules/@bufbuild/buf/bin/buf', 'lint'], needs: ['buf.yaml'] },
  {
    name: 'contracts-breaking',
    command: ['node_modules/@bufbuild/buf/bin/buf', 'breaking', '--against', 'proto/baseline.binpb'],
    needs: ['proto/baseline.binpb'],
  },
  {
    name: 'openapi',
    command: ['tools/test-runner/check-openapi.mjs'],
    needs: ['apps/enterprise-registry/openapi.json'],
  },
];
