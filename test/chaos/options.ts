import { parseArgs } from 'node:util';
import { faults } from './faults/catalogue.js';
import type { Level, Transport } from './plan/plan.js';

export interface Options {
  readonly transport: Transport | 'both';
  readonly level: Level;
  readonly seeds: number;
  readonly seedBase: number;
  readonly fault: string | undefined;
  readonly list: boolean;
  readonly mutants: boolean;
  /** Only this mutant. */
  readonly mutant: string | undefined;
  readonly json: boolean;
  /** First the seeds that failed once. */
  readonly kept: boolean;
  /** Stop after so many seconds, with what was found so far. */
  readonly seconds: number | undefined;
  /** A folder for the histories of failing runs. */
  readonly histories: string | undefined;
}

/** Said instead of running, with exit code 2. */
export class UsageError extends Error {}

export const usage = `npm run chaos -- [--transport postgres|kafka|both] [--level engine|process] [--seeds N] [--seed-base B] [--fault NAME,NAME]
  [--seconds S] [--kept] [--mutants] [--mutant NAME] [--histories FOLDER] [--json] [--list]`;

export function optionsOf(args: readonly string[]): Options {
  const values = parsed(args);
  const transport = oneOf('transport', values.transport, ['postgres', 'kafka', 'both'] as const);
  const level = oneOf('level', values.level, ['engine', 'process'] as const);
  const asked = values.fault?.split(',') ?? [];
  for (const name of asked) {
    const named = faults.filter((one) => one.name === name);
    const fault = named.find((one) => one.level === level);
    if (named.length === 0) throw new UsageError(`no fault is called ${name}: see --list`);
    if (!fault) throw new UsageError(`${name} is of the other level: see --list`);
    if (transport !== 'both' && !fault.transports.includes(transport))
      throw new UsageError(`${name} happens over ${fault.transports.join(' and ')} only`);
  }
  const needs = new Set(faults.flatMap((one) => (asked.includes(one.name) ? (one.needs ?? []) : [])));
  if (needs.size > 1)
    throw new UsageError(`${asked.join(' and ')} cannot happen together: they need ${[...needs].join(' and ')}`);
  return {
    transport,
    level,
    seeds: numberOf('seeds', values.seeds),
    seedBase: numberOf('seed-base', values['seed-base']),
    fault: values.fault,
    list: values.list,
    mutants: values.mutants || values.mutant !== undefined,
    mutant: values.mutant,
    json: values.json,
    kept: values.kept,
    seconds: values.seconds === undefined ? undefined : numberOf('seconds', values.seconds),
    histories: values.histories,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        transport: { type: 'string', default: 'both' },
        level: { type: 'string', default: 'engine' },
        seeds: { type: 'string', default: '100' },
        'seed-base': { type: 'string', default: '1' },
        fault: { type: 'string' },
        list: { type: 'boolean', default: false },
        mutants: { type: 'boolean', default: false },
        mutant: { type: 'string' },
        json: { type: 'boolean', default: false },
        kept: { type: 'boolean', default: false },
        seconds: { type: 'string' },
        histories: { type: 'string' },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function oneOf<T extends string>(name: string, value: string, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) throw new UsageError(`--${name} is one of ${choices.join(', ')}, not ${value}`);
  return found;
}

function numberOf(name: string, value: string): number {
  if (!/^\d+$/.test(value)) throw new UsageError(`--${name} is a whole number, not ${value}`);
  return Number(value);
}
