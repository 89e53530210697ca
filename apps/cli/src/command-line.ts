import { parseArgs } from 'node:util';
import type { ParseArgsOptionsConfig } from 'node:util';
import { Misused } from './trouble.js';

/** Options of every command that asks a platform. */
export const platformOptions = {
  url: { type: 'string', default: 'http://127.0.0.1:8080' },
  as: { type: 'string' },
  token: { type: 'string' },
  'acting-for': { type: 'string' },
} as const satisfies ParseArgsOptionsConfig;

/** What a command was given, checked: throws Misused for an option nobody knows or a missing argument. */
export function readArguments<Options extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: Options,
  { least = 0, most = least, usage }: { least?: number; most?: number; usage: string },
) {
  const parsed = parsedOr(() => parseArgs({ args: [...args], options, allowPositionals: true, strict: true }), usage);
  const { values, positionals } = parsed;
  if (positionals.length < least || positionals.length > most) throw new Misused(`Usage: ${usage}`);
  return { values, positionals };
}

function parsedOr<Parsed>(parse: () => Parsed, usage: string): Parsed {
  try {
    return parse();
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('. ')[0] : String(error);
    throw new Misused(`${reason}. Usage: ${usage}`);
  }
}
