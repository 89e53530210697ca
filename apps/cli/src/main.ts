#!/usr/bin/env node
import { ApiProblem } from '@harbourlink/api-client';
import { demo } from './demo/demo.command.js';
import { importCommand } from './importing/import.command.js';
import { refill, topics } from './operations/broker.commands.js';
import { deadLetters } from './operations/dead-letters.command.js';
import { funnel } from './operations/funnel.command.js';
import { lanes, pause, resume } from './operations/lanes.commands.js';
import { rebuild } from './operations/rebuild.command.js';
import { lag, status } from './operations/status.command.js';
import { checkpoints, verify } from './operations/verify.commands.js';
import { seedCommand } from './sample-world/seed.command.js';
import { Misused, Trouble } from './trouble.js';

const commands: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  demo,
  import: importCommand,
  seed: seedCommand,
  funnel,
  status,
  lag,
  lanes,
  pause,
  resume,
  'dead-letters': deadLetters,
  rebuild,
  verify,
  checkpoints,
  refill,
  topics,
};

const help = `harbourlink COMMAND [options]

  demo                    a platform of its own, and one need's way through the whole chain
  seed                    create the marked sample world; safe to repeat
  import FILE             import enterprises from a CSV file or a workbook (.xlsx)
  funnel                  how far everything got

  status [SERVICE]        what is on its way and since when, who gives events their order, which lanes are blocked
  lag [SERVICE]           what each subscription has not received, topic by topic
  lanes [SERVICE]         every subscription and what it has handled
  pause SERVICE LANE      stop a subscription, with --reason TEXT; resume SERVICE LANE lets it go on
  dead-letters [SERVICE]  what could not be handled: --show ID, --replay ID, --replay-all, --discard ID --reason CODE
  rebuild SERVICE LANE    make a projection anew from the journals; Ctrl-C calls it off
  verify [SERVICE]        follow the hash chain of every journal; --checkpoints FILE: through those kept elsewhere
  checkpoints             print checkpoints of every journal, to be kept elsewhere
  refill SERVICE          send a broker that was wiped the journal again, --from POSITION
  topics [SERVICE]        declared topics beside the actual ones; --apply makes them so

  --json           one line for machines, where a command shows something
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
