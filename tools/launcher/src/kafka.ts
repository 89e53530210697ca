import { startKafkaCommand } from './options.js';
import { runCommand } from './run-command.js';
import { runUntilStopped } from './run-until-stopped.js';

/** `npm run start:kafka`: a process for each service and replica, events on Apache Kafka, caches in Redis. */
await runCommand(startKafkaCommand, ({ fresh, ...options }) => {
  const { KAFKA_BROKERS: brokers, REDIS_URL: redisUrl } = process.env;
  const backbone = { ...(brokers && { brokers }), ...(redisUrl && { redisUrl }) };
  return runUntilStopped({ ...options, existing: fresh, run: 'processes', backbone });
});
