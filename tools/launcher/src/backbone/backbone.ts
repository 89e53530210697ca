import { startKafka, type KafkaServer } from '@harbourlink/kafka-server';
import { startRedis, type RedisServer } from '@harbourlink/redis-server';
import type { ServiceEnvironment } from '../services/service.js';
import type { Trouble } from '../trouble.js';
import { KeptServer } from './kept-server.js';

/** Servers that run elsewhere; what is not named is started here. */
export interface BackboneOptions {
  /** `host:port,host:port`. How to get in is read from KAFKA_TLS, KAFKA_SASL_MECHANISM and their kin. */
  readonly brokers?: string;
  readonly redisUrl?: string;
}

/** Apache Kafka and Redis as the services of this platform use them. */
export interface Backbone {
  readonly brokers: string;
  readonly redisUrl: string;
  /** SIGKILL for the broker started here; resolves when it is gone, it is started again by itself. */
  killKafka(): Promise<void>;
  /** The same for the Redis started here. */
  killRedis(): Promise<void>;
}

export interface RunningBackbone extends Backbone {
  /** What services with events are told. */
  readonly kafkaEnvironment: ServiceEnvironment;
  /** What every service is told. */
  readonly redisEnvironment: ServiceEnvironment;
  readonly givenUp: Promise<Trouble>;
  stop(): Promise<void>;
}

export interface BackboneFolders {
  readonly kafka: string;
  readonly redis: string;
}

/** What whoever starts the platform may say about Kafka, wherever it runs. */
const aboutKafka = ['KAFKA_PREFIX', 'KAFKA_SESSION_TIMEOUT_MS', 'KAFKA_REQUEST_TIMEOUT_MS'];

/** How to get into brokers that run elsewhere; ours let everybody in who is on this machine. */
const waysIn = ['KAFKA_TLS', 'KAFKA_TLS_CA_FILE', 'KAFKA_SASL_MECHANISM', 'KAFKA_SASL_USERNAME', 'KAFKA_SASL_PASSWORD'];

/** Of a replica that was killed the others take over what it read after this, and not after half a minute. */
const shortSession = { KAFKA_SESSION_TIMEOUT_MS: '10000' };

/** Takes the servers that are named and starts the others, kept: one that ends is started again. */
export async function startBackbone(
  { brokers, redisUrl }: BackboneOptions,
  { folders, say }: { folders: BackboneFolders; say: (line: string) => void },
): Promise<RunningBackbone> {
  const [kafka, redis] = await bothOrNone(
    brokers ? none : keptKafka(folders.kafka, say),
    redisUrl ? none : keptRedis(folders.redis, say),
  );
  const kafkaAt = brokers || (kafka?.current.brokers ?? '');
  const redisAt = redisUrl || (redis?.current.url ?? '');
  const never = new Promise<Trouble>(() => undefined);
  return {
    brokers: kafkaAt,
    redisUrl: redisAt,
    kafkaEnvironment: {
      KAFKA_BROKERS: kafkaAt,
      ...(brokers ? passedOn(waysIn) : shortSession),
      ...passedOn(aboutKafka),
    },
    redisEnvironment: { REDIS_URL: redisAt, ...passedOn(['REDIS_PREFIX', 'REDIS_TLS_CA_FILE']) },
    killKafka: () => kafka?.kill() ?? notOurs('Kafka'),
    killRedis: () => redis?.kill() ?? notOurs('Redis'),
    givenUp: Promise.race([kafka?.givenUp ?? never, redis?.givenUp ?? never]),
    // Kafka first: what is written there stays.
    stop: async () => {
      await kafka?.stop();
      await redis?.stop();
    },
  };
}

function keptKafka(folder: string, say: (line: string) => void): Promise<KeptServer<KafkaServer>> {
  return KeptServer.start({
    name: 'Kafka',
    meanwhile: 'events wait in the services until it is back',
    logFile: `${folder}/kafka.log`,
    say,
    // The journal fills it again: it need not outlive its disk, but it keeps what it has.
    start: (before) => startKafka({ folder, ...(before && { port: before.port }) }),
  });
}

function keptRedis(folder: string, say: (line: string) => void): Promise<KeptServer<RedisServer>> {
  return KeptServer.start({
    name: 'Redis',
    meanwhile: 'that costs speed only',
    logFile: `${folder}/redis.log`,
    say,
    start: (before) => startRedis({ folder, ...(before && { port: before.port }) }),
  });
}

type KeptKafka = KeptServer<KafkaServer> | undefined;
type KeptRedis = KeptServer<RedisServer> | undefined;

/** When one cannot be had the other is stopped again. */
async function bothOrNone(startingKafka: Promise<KeptKafka>, startingRedis: Promise<KeptRedis>) {
  const [kafka, redis] = await Promise.allSettled([startingKafka, startingRedis]);
  if (kafka.status === 'fulfilled' && redis.status === 'fulfilled') return [kafka.value, redis.value] as const;
  if (kafka.status === 'fulfilled') await kafka.value?.stop();
  if (redis.status === 'fulfilled') await redis.value?.stop();
  throw [kafka, redis].find((one) => one.status === 'rejected')?.reason;
}

const none = Promise.resolve(undefined);

function passedOn(names: readonly string[]): ServiceEnvironment {
  return Object.fromEntries(
    names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
}

function notOurs(name: string): Promise<never> {
  return Promise.reject(new Error(`${name} was not started by this platform`));
}
