import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Trouble } from './trouble.js';

export interface CommandLine {
  readonly port: number;
  readonly data: string;
  readonly sample: 'first-start' | 'never';
  readonly run: 'one-process' | 'processes';
  readonly fresh: 'keep' | 'remove';
  readonly help: 'shown' | 'not-asked';
}

export const helpText = `Starts the whole platform: PostgreSQL, mail server, all services, gateway.

  npm start -- [options]

  --port N       the one public port (8080)
  --data PATH    where everything is kept (.data)
  --no-sample    do not load the sample world on the first start; sample people may still sign in
  --fresh        remove the kept data first
  --processes    a process for each service, restarted when it dies
  --help         show this

Ctrl-C stops everything in order; the next start goes on with the same data.`;

/** Reads the command line; an unknown option or an impossible port is trouble, not a stack trace. */
export function readCommandLine(args: readonly string[]): CommandLine {
  const values = parse(args);
  return {
    port: portFrom(values.port),
    data: resolve(values.data),
    sample: values['no-sample'] ? 'never' : 'first-start',
    run: values.processes ? 'processes' : 'one-process',
    fresh: values.fresh ? 'remove' : 'keep',
    help: values.help ? 'shown' : 'not-asked',
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: '8080' },
        data: { type: 'string', default: '.data' },
        'no-sample': { type: 'boolean', default: false },
        fresh: { type: 'boolean', default: false },
        processes: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    const message = error instanceof Error ? error.message.split('. ')[0] : String(error);
    throw new Trouble(`${message}.`, 'See npm start -- --help.');
  }
}

function portFrom(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw new Trouble(`--port ${text} is not a port.`, 'Give a number from 1 to 65535, such as --port 8080.');
}
