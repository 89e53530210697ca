/**
 * Every import rule of the project, checked by `npm run imports`. Each rule has a fixture of its name under
 * test/architecture/bad where it must fire; a rule without one fails test/architecture.
 */
import { globSync } from 'node:fs';

/** Paths of the project, or of a fixture that is laid out like it. */
const at = (path) => `(?:^|/bad/[^/]+/)${path}`;
const testFile = '[.](spec|fixture)[.]tsx?$';
/** What only tests may import. */
const forTests = [at('libs/testing/'), at('libs/service-kit/src/testing/')];
const room = (layer) => at(`apps/([^/]+)/src/([^/]+)/${layer}/`);

/** Rooms of the console that every feature stands on. */
const consoleFoundations = '(?:api|browser|commands|design|drafts|language|lists|live|parts|session)';
/** What one feature of the console shows the others. */
const consoleDoors = '(?:^|[/.-])(?:routes|texts|queries|status|link|tag)[.]tsx?$';

/** What a lib may import of ours; nothing else. */
const libsMayImport = {
  kernel: [],
  contracts: ['kernel'],
  taxonomy: ['kernel'],
  text: ['kernel'],
  persistence: ['kernel'],
  messaging: ['kernel', 'contracts', 'persistence'],
  'service-kit': ['kernel', 'contracts', 'messaging', 'persistence', 'testing'],
  'api-client': [],
  'own-server': [],
  'postgres-server': ['own-server'],
  'redis-server': ['own-server'],
  'kafka-server': ['own-server'],
  testing: ['own-server', 'postgres-server', 'redis-server', 'kafka-server'],
};

/** A room that refuses things is an aggregate; a copy of what others said may be read by the whole service. */
const aggregateRooms = globSync('{.,test/architecture/bad/*}/apps/*/src/*/domain/*.refusals.ts')
  .map((path) => /apps\/([^/]+)\/src\/([^/]+)\/domain/.exec(path.replaceAll('\\', '/')))
  .map(([, app, name]) => `apps/${app}/src/${name}`);

const libRules = Object.entries(libsMayImport).map(([lib, allowed]) => ({
  name: `${lib}-imports-only-its-allowed-libs`,
  comment: `libs/${lib} may import ${allowed.join(', ') || 'nothing'} of ours`,
  from: { path: at(`libs/${lib}/`), pathNot: testFile },
  to: { path: at('libs/'), pathNot: [lib, ...allowed].map((name) => at(`libs/${name}/`)) },
}));

const forbidden = [
  ...libRules,
  {
    name: 'libs-never-import-apps',
    comment: 'a lib is below every app, tool and suite',
    from: { path: at('libs/') },
    to: { path: [at('(apps|tools)/'), at('test/(?!architecture/bad/)')] },
  },
  {
    name: 'apps-never-import-apps',
    comment: 'services know each other by events only',
    from: { path: at('apps/([^/]+)/') },
    to: { path: at('apps/([^/]+)/'), pathNot: at('apps/$1/') },
  },
  {
    name: 'apps-never-import-tools',
    comment: 'only the command line starts a platform of its own, for the demonstration',
    from: { path: at('apps/'), pathNot: at('apps/cli/') },
    to: { path: [at('tools/'), at('test/(?!architecture/bad/)')] },
  },
  {
    name: 'cli-uses-the-public-api',
    comment: 'the command line has no way in that others have not',
    from: { path: at('apps/cli/'), pathNot: testFile },
    to: { path: at('(libs|tools)/'), pathNot: at('(libs/(api-client|taxonomy|kernel)|tools/launcher)/') },
  },
  {
    name: 'an-app-is-its-create-service',
    comment: 'tools and suites build an app, and know nothing of its inside',
    from: { path: at('(tools|test/(?!architecture/bad))[^/]*/') },
    to: { path: at('apps/[^/]+/src/'), pathNot: at('apps/[^/]+/src/create-service[.]ts$') },
  },
  {
    name: 'workspaces-by-name',
    comment: 'another workspace is imported as @harbourlink/NAME, never by a path into it',
    from: { path: at('((?:apps|libs|tools)/[^/]+)/'), pathNot: [at('libs/testing/jest/'), at('tools/test-runner/')] },
    to: {
      path: at('(apps|libs|tools)/[^/]+/'),
      pathNot: at('$1/'),
      dependencyTypesNot: ['aliased-workspace', 'npm', 'npm-dev'],
    },
  },
  {
    name: 'checker-shares-no-code-with-the-engine',
    comment: 'what judges the backbone under faults knows nothing of how it works',
    from: { path: at('test/chaos/(levels/process/)?checker/') },
    to: { path: at('(libs|apps|tools)/') },
  },
  {
    name: 'domain-knows-the-kernel-only',
    comment: "rules without framework, database, messages or other people's data",
    from: { path: room('domain'), pathNot: testFile },
    to: { path: [at('libs/'), at('apps/')], pathNot: [at('libs/kernel/'), '/domain/', at('apps/[^/]+/src/calendar/')] },
  },
  {
    name: 'domain-does-nothing-outside',
    comment: 'no packages, no input or output: what it needs is passed in; hashing and message formatting are pure',
    from: { path: room('domain'), pathNot: testFile },
    to: {
      dependencyTypes: ['npm', 'npm-dev', 'core'],
      pathNot: ['^(node:)?crypto$', 'node_modules/intl-messageformat/'],
    },
  },
  {
    name: 'postgres-knows-the-domain-only',
    comment: 'rows are below application and doors',
    from: { path: room('postgres'), pathNot: testFile },
    to: { path: '/src/[^/]+/(application|http|events)/' },
  },
  {
    name: 'application-is-below-its-doors',
    comment: 'commands know neither HTTP nor handlers; the mapping to contracts is a table they pass on',
    from: { path: room('application'), pathNot: testFile },
    to: { path: '/src/[^/]+/(http|events)/', pathNot: '[.]contract[.]ts$' },
  },
  {
    name: 'http-and-events-are-neighbours',
    comment: 'two doors of one room do not lead through each other',
    from: { path: at('apps/([^/]+)/src/([^/]+)/(http|events)/'), pathNot: testFile },
    to: { path: '/src/[^/]+/(http|events)/', pathNot: ['/src/[^/]+/$3/', '[.]contract[.]ts$'] },
  },
  {
    name: 'http-reads-queries-only',
    comment: 'a plain read may go past the application to a query; writing may not',
    from: { path: room('http'), pathNot: testFile },
    to: { path: '[.](repository|row)[.]ts$' },
  },
  {
    name: 'other-aggregates-by-application-or-domain',
    comment: "only its own room writes an aggregate's rows; a read may use its queries",
    from: {
      path: at('apps/([^/]+)/src/([^/]+)/[^/]+/'),
      // An import writes hundreds of aggregates in one transaction; a query may join.
      pathNot: [testFile, at('apps/enterprise-registry/src/imports/'), '[.]queries[.]ts$'],
    },
    to: {
      path: aggregateRooms.map((path) => at(`${path}/(postgres|http|events)/`)),
      pathNot: [at('apps/$1/src/$2/'), '[.](contract|queries)[.]ts$', '/known-[a-z-]+[.]ts$'],
    },
  },
  {
    name: 'typeorm-stays-with-the-rows',
    comment: 'only rows, migrations and the persistence libs know the ORM',
    from: { path: at('apps/'), pathNot: ['/postgres/', '/migrations/', testFile] },
    to: { path: 'node_modules/typeorm/' },
  },
  {
    name: 'clients-load-when-needed',
    comment:
      'a process without Kafka or Redis never reads their clients: they are imported where a connection is opened',
    from: { path: at('(apps|libs|tools)/'), pathNot: testFile },
    to: { path: 'node_modules/(kafkajs|redis)/', dynamic: false, dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'redis-stays-with-the-kit',
    comment: 'whoever wants it asks for what may be lost: nobody else sends it commands',
    from: { path: at('(apps|libs|tools)/'), pathNot: [testFile, at('libs/service-kit/src/redis/')] },
    to: { path: 'node_modules/@?redis/' },
  },
  {
    name: 'taxonomy-runs-in-a-browser',
    comment: 'reference data is used by the console as well',
    from: { path: at('libs/taxonomy/'), pathNot: testFile },
    to: { dependencyTypes: ['core', 'npm', 'npm-dev'] },
  },
  {
    name: 'console-uses-the-public-api',
    comment: 'the console has no way in that others have not, and takes only what runs in a browser',
    from: { path: at('apps/console/src/'), pathNot: testFile },
    to: { path: at('(libs|tools)/'), pathNot: at('libs/(api-client|taxonomy|kernel)/') },
  },
  {
    name: 'console-runs-in-a-browser',
    comment: 'nothing of Node is there',
    from: { path: at('apps/console/src/'), pathNot: testFile },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'console-foundations-know-no-feature',
    comment: 'look, parts, languages and the way to the API are below the pages that use them',
    from: { path: at(`apps/console/src/${consoleFoundations}/`), pathNot: testFile },
    to: { path: at('apps/console/src/'), pathNot: at(`apps/console/src/(${consoleFoundations}/|app/texts[.]ts$)`) },
  },
  {
    name: 'console-features-meet-at-their-doors',
    comment: 'a feature uses of another what it says, asks and leads to; its pages and their components are its own',
    from: {
      path: at('apps/console/src/([^/]+)/'),
      pathNot: [testFile, at('apps/console/src/app/')],
    },
    to: {
      path: at('apps/console/src/[^/]+/'),
      pathNot: [
        at('apps/console/src/$1/'),
        at(`apps/console/src/${consoleFoundations}/`),
        at('apps/console/src/app/(texts|layout-routes|navigation|states)[.]tsx?$'),
        at('apps/console/src/publications/'),
        consoleDoors,
      ],
    },
  },
  {
    name: 'console-publications-are-needs-and-offers',
    comment: 'what needs and offers share is theirs; others meet it at its doors',
    from: { path: at('apps/console/src/'), pathNot: [testFile, at('apps/console/src/(needs|offers|publications)/')] },
    to: { path: at('apps/console/src/publications/'), pathNot: consoleDoors },
  },
  {
    name: 'tests-are-not-imported',
    comment: 'what runs in production does not lean on tests and their builders',
    from: { path: at('(apps|libs|tools)/'), pathNot: testFile },
    to: { path: testFile },
  },
  {
    name: 'testing-is-for-tests',
    comment: 'databases and waiting of tests stay out of production',
    from: { path: at('(apps|libs|tools)/'), pathNot: [testFile, ...forTests] },
    to: { path: at('libs/testing/') },
  },
  {
    name: 'testing-of-services-is-for-tests',
    comment: "databases and publishers of a whole service's tests stay out of production",
    from: { path: at('(apps|libs|tools)/'), pathNot: [testFile, ...forTests] },
    to: { path: at('libs/service-kit/src/testing/') },
  },
  {
    name: 'no-development-packages-in-production',
    comment: 'what production imports is a dependency, not a devDependency; reloading is for developers',
    from: {
      path: at('(apps|libs|tools)/[^/]+/src/'),
      pathNot: [testFile, ...forTests, at('tools/launcher/src/development/')],
    },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'no-undeclared-packages',
    comment: 'every package stands in the one package.json at the root',
    from: { path: at('(apps|libs|tools|test)/') },
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
  { name: 'no-unresolved-imports', comment: 'the file or package is there', from: {}, to: { couldNotResolve: true } },
  {
    name: 'no-cycles',
    comment: 'two files that need each other are one idea, or one too many',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  {
    name: 'no-orphans',
    comment: 'a file nobody imports and that imports nothing is forgotten',
    from: { orphan: true, pathNot: [testFile, '(^|/)(main|index|create-service)[.]tsx?$', '[.]mjs$', '[.]d[.]m?ts$'] },
    to: {},
  },
];

/** What our own builds made; a package out of npm may well live in a folder of that name. */
export const ownOutput = '^(apps|libs|tools|test)/[^/]+/(dist|out-tsc)/';

export default {
  forbidden: forbidden.map((rule) => ({ severity: 'error', ...rule })),
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: [ownOutput, '/src/generated/', '^test/architecture/bad/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    combinedDependencies: true,
    enhancedResolveOptions: {
      conditionNames: ['@harbourlink/source', 'import', 'node', 'default', 'types'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
