import { join } from 'node:path';
import { startPlatform as startWith, type Platform, type PlatformOptions } from './platform.js';
import { oneProcess } from './services/one-process.js';
import { ownProcesses } from './services/own-processes.js';
import { appOf } from './services/service.js';

export type { Platform } from './platform.js';
export type { ServiceName } from './services/service.js';
export { Trouble } from './trouble.js';

export interface StartOptions extends Omit<PlatformOptions, 'runner' | 'seedCommand'> {
  /** `one-process` unless told; `processes` can be killed one by one. */
  readonly run?: 'one-process' | 'processes';
}

const root = join(import.meta.dirname, '..', '..', '..');

/**
 * Starts the whole platform: database, mail server, services, gateway; resolves when it is ready. Ports that are not
 * given are free ones, so that any number of platforms run side by side, each in a data folder of its own.
 */
export function startPlatform({ run = 'one-process', ...options }: StartOptions): Promise<Platform> {
  const say = options.say ?? (() => undefined);
  const runner =
    run === 'one-process'
      ? oneProcess()
      : ownProcesses({ commandOf: (name) => [join(root, 'apps', appOf[name], 'dist', 'main.js')], say });
  return startWith({ ...options, runner, seedCommand: join(root, 'apps', 'cli', 'dist', 'main.js') });
}
