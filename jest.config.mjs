/** One configuration, kinds of test told apart by the file's name. */
const common = {
  // Without a module registry for each spec: most of the time of many was the loading of Nest, TypeORM and the libraries.
  runner: 'jest-light-runner',
  cacheDirectory: '<rootDir>/node_modules/.cache/jest',
  setupFiles: ['<rootDir>/libs/testing/jest/from-sources.mjs', '<rootDir>/tools/test-runner/native/set-up.mjs'],
  modulePathIgnorePatterns: ['<rootDir>/.*/dist/', '<rootDir>/.*/out-tsc/', '<rootDir>/.nx/', '<rootDir>/.data/'],
};

/** A real PostgreSQL, started once for all workers of a run. */
const withPostgres = {
  ...common,
  globalSetup: '<rootDir>/libs/testing/jest/global-setup.mjs',
  globalTeardown: '<rootDir>/libs/testing/jest/global-teardown.mjs',
};

/** PostgreSQL, Apache Kafka and Redis. */
const withBackbone = {
  ...common,
  globalSetup: '<rootDir>/libs/testing/jest/kafka-setup.mjs',
  globalTeardown: '<rootDir>/libs/testing/jest/kafka-teardown.mjs',
};

/** The platform with its sample world and console, for a browser. */
const withConsole = {
  ...common,
  globalSetup: '<rootDir>/test/browser/jest/global-setup.mjs',
  globalTeardown: '<rootDir>/test/browser/jest/global-teardown.mjs',
};

export default {
  // Two busy cores: a test that waits for a condition has its own, shorter, deadline.
  testTimeout: 60_000,
  projects: [
    {
      ...common,
      displayName: 'unit',
      testMatch: [
        '<rootDir>/{apps,libs,tools}/*/src/**/*.spec.ts',
        '<rootDir>/tools/*/*.spec.mjs',
        '<rootDir>/test/{architecture,docs}/**/*.spec.ts',
      ],
      testPathIgnorePatterns: ['\\.(int|kafka)\\.spec\\.ts$'],
    },
    {
      ...withPostgres,
      displayName: 'integration',
      testMatch: ['<rootDir>/{apps,libs,tools}/*/src/**/*.int.spec.ts'],
    },
    {
      ...withBackbone,
      displayName: 'kafka',
      testMatch: ['<rootDir>/{apps,libs,tools}/*/src/**/*.kafka.spec.ts', '<rootDir>/test/e2e-kafka/**/*.spec.ts'],
    },
    { ...withPostgres, displayName: 'e2e', testMatch: ['<rootDir>/test/e2e/**/*.spec.ts'] },
    {
      ...withConsole,
      displayName: 'browser',
      testMatch: ['<rootDir>/test/browser/**/*.spec.ts'],
      // Those of npm run test:browser alone.
      testPathIgnorePatterns: process.env.BROWSER_MATRIX === 'whole' ? [] : ['\\.long\\.spec\\.ts$'],
    },
    { ...common, displayName: 'chaos', testMatch: ['<rootDir>/test/chaos/**/*.spec.ts'] },
    { ...withPostgres, displayName: 'kill', testMatch: ['<rootDir>/test/kill/**/*.spec.ts'] },
  ],
};
