import { resolve } from 'node:path';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { replicaCounts, type ReplicaCounts } from './services/replicas.js';
import { Trouble } from './trouble.js';

interface CommonOptions {
  readonly port: number;
  readonly data: string;
  readonly sample: 'first-start' | 'never';
  readonly fresh: 'keep' | 'remove';
  readonly help: 'shown' | 'not-asked';
}

/** Of `npm start` and `npm run dev`. */
export interface CommandLine extends CommonOptions {
  readonly run: 'one-process' | 'processes';
}

/** Of `npm run start:kafka`. */
export interface KafkaCommandLine extends CommonOptions {
  readonly replicas: ReplicaCounts;
}

/** A command of the launcher: what it says about itself, and how its command line is read. */
export interface Command<Options> {
  readonly help: string;
  readonly read: (args: readonly string[]) => Options;
}

const commonHelp = `  --port N       the one public port (8080)
  --data PATH    where everything is kept (.data)
  --no-sample    do not load the sample world on the first start; sample people may still sign in
  --fresh        remove the kept data first`;

const lastWords = `  --help         show this

Ctrl-C stops everything in order; the next start goes on with the same data.`;

/** `npm start`. An unknown option or an impossible port is trouble, not a stack trace. */
export const startCommand: Command<CommandLine> = {
  help: `Starts the whole platform: PostgreSQL, mail server, all services, gateway.

  npm start -- [options]

${commonHelp}
  --processes    a process for each service, restarted when it dies
${lastWords}`,
  read: (args) => {
    const values = parse(args, { ...commonOptions, processes: { type: 'boolean', default: false } }, 'npm start');
    return { ...common(values), run: values.processes ? 'processes' : 'one-process' };
  },
};

/** `npm run start:kafka`. */
export const startKafkaCommand: Command<KafkaCommandLine> = {
  help: `Starts the whole platform with its events on Apache Kafka, a process for each service, and Redis.

  npm run start:kafka -- [options]

${commonHelp}
  --replicas L   several processes of some services, such as matching-engine=2,gateway=2;
                 the second gateway listens one port above the first
${lastWords}

KAFKA_BROKERS=host:port,host:port and REDIS_URL=redis://host:port name servers that run elsewhere; what is not named
is started here. To such brokers: KAFKA_TLS, KAFKA_TLS_CA_FILE, KAFKA_SASL_MECHANISM (plain, scram-sha-256,
scram-sha-512), KAFKA_SASL_USERNAME, KAFKA_SASL_PASSWORD; KAFKA_PREFIX keeps platforms on one cluster apart.`,
  read: (args) => {
    const replicas = { type: 'string', multiple: true, default: [] as string[] } as const;
    const values = parse(args, { ...commonOptions, replicas }, 'npm run start:kafka');
    return { ...common(values), replicas: replicaCounts(values.replicas.join(',')) };
  },
};

const commonOptions = {
  port: { type: 'string', default: '8080' },
  data: { type: 'string', default: '.data' },
  'no-sample': { type: 'boolean', default: false },
  fresh: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

function parse<const Options extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: Options,
  command: string,
) {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    const message = error instanceof Error ? error.message.split('. ')[0] : String(error);
    throw new Trouble(`${message}.`, `See ${command} -- --help.`);
  }
}

function common(values: {
  port: string;
  data: string;
  'no-sample': boolean;
  fresh: boolean;
  help: boolean;
}): CommonOptions {
  return {
    port: portFrom(values.port),
    data: resolve(values.data),
    sample: values['no-sample'] ? 'never' : 'first-start',
    fresh: values.fresh ? 'remove' : 'keep',
    help: values.help ? 'shown' : 'not-asked',
  };
}

function portFrom(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw new Trouble(`--port ${text} is not a port.`, 'Give a number from 1 to 65535, such as --port 8080.');
}
