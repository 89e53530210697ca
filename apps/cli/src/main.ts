#!/usr/bin/env node
import { ApiProblem } from '@harbourlink/api-client';
import { demo } from './demo/demo.command.js';
import { importCommand } from './importing/import.command.js';
import { deadLetters, funnel, rebuild, verify } from './operations/operations.commands.js';
import { seedCommand } from './sample-world/seed.command.js';
import { Misused, Trouble } from './trouble.js';

const commands: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  demo,
  import: importCommand,
  seed: seedCommand,
  rebuild,
  'dead-letters': deadLetters,
  verify,
  funnel,
};

const help = `harbourlink COMMAND [options]

  demo                    a platform of its own, and one need's way through the whole chain
  seed                    create the marked sample world; safe to repeat
  import FILE             import enterprises from a CSV file
  funnel                  how far everything got
  verify                  follow the hash chain of every journal
  dead-letters [SERVICE]  what could not be handled; --replay ID or --discard ID settles one
  rebuild SERVICE LANE    make a projection anew from the journals

  --url URL        the platform (http://127.0.0.1:8080)
  --as KEY         the sample person to sign in as, such as officer-shanghai
  --token TOKEN    instead of a sample person, or HARBOURLINK_TOKEN; with --acting-for ORGANISATION`;

// Whoever reads our output may have seen enough, as `| head` has.
process.stdout.on('error', () => undefined);

const [name = 'help', ...args] = process.argv.slice(2);
try {
  const command = commands[name];
  if (command) await command(args);
  else if (['help', '--help', '-h'].includes(name)) console.log(help);
  else throw new Misused(`There is no command ${name}; see harbourlink help.`);
} catch (error) {
  console.error(oneLine(error));
  process.exitCode = error instanceof Misused ? 2 : 1;
}

function oneLine(error: unknown): string {
  if (error instanceof ApiProblem) return `The platform said no: ${error.message} (${error.status} ${error.code})`;
  if (error instanceof Trouble || error instanceof Misused) return error.message;
  if (process.env['HARBOURLINK_DEBUG'] && error instanceof Error) return error.stack ?? error.message;
  const reason = error instanceof Error ? error.message : String(error);
  return `Something went wrong: ${reason} (HARBOURLINK_DEBUG=1 shows where)`;
}
