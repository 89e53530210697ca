/** Set by the global set-up of jest's kafka project. */
const variables = { brokers: 'HARBOURLINK_TEST_KAFKA', redis: 'HARBOURLINK_TEST_REDIS' } as const;

/** The Kafka of this run as KAFKA_BROKERS names it; shared, so that a test sets a KAFKA_PREFIX of its own. */
export function testBrokers(): string {
  return addressIn(variables.brokers);
}

/** The Redis of this run as REDIS_URL names it; shared, so that a test uses names of its own and flushes nothing. */
export function testRedisUrl(): string {
  return addressIn(variables.redis);
}

function addressIn(variable: string): string {
  const address = process.env[variable];
  if (!address) throw new Error(`${variable} is not set: this test needs jest's kafka project`);
  return address;
}
