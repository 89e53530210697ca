/** The specs that take longest, the longest first: two workers then end together, also where nothing is known of earlier runs. */
const longest = [
  'axe.spec.ts',
  'replicas.spec.ts',
  'demo.spec.ts',
  'process-level.spec.ts',
  'broker-transport.kafka.spec.ts',
  'mutants.spec.ts',
  'session-ends.spec.ts',
  'chaos.spec.ts',
  'kafka-server.kafka.spec.ts',
  'alarms.int.spec.ts',
  'platform.int.spec.ts',
  'events-become-notices.int.spec.ts',
  'own-processes.int.spec.ts',
];

/** A sequencer of jest; the others go by size, as jest has it. */
export default class LongestFirst {
  sort(tests) {
    const rank = ({ path }) => {
      const at = longest.findIndex((name) => path.endsWith(`/${name}`));
      return at < 0 ? longest.length : at;
    };
    const size = ({ context, path }) => context.hasteFS.getSize(path) ?? 0;
    return [...tests].sort((one, other) => rank(one) - rank(other) || size(other) - size(one));
  }

  allFailedTests(tests) {
    return tests;
  }

  cacheResults() {}
}
