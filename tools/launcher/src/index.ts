import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startPlatform as startWith, type Platform, type PlatformOptions } from './platform.js';
import { oneProcess } from './services/one-process.js';
import { ownProcesses } from './services/own-processes.js';
import { appOf, type ServiceName } from './services/service.js';
import { Trouble } from './trouble.js';

export type { Backbone, BackboneOptions } from './backbone/backbone.js';
export type { Platform } from './platform.js';
export type { ReplicaCounts } from './services/replicas.js';
export { appOf, type ServiceName } from './services/service.js';
export { Trouble } from './trouble.js';

export interface StartOptions extends Omit<PlatformOptions, 'runner' | 'seedCommand' | 'consoleFolder'> {
  /** `one-process` unless told; `processes` can be killed one by one; `sources` are processes that run the sources. */
  readonly run?: 'one-process' | 'processes' | 'sources';
}

const root = join(import.meta.dirname, '..', '..', '..');

/**
 * Starts the whole platform: database, mail server, services, gateway; resolves when it is ready. Ports that are not
 * given are free ones, so that any number of platforms run side by side, each in a data folder of its own.
 */
export function startPlatform({ run = 'one-process', ...options }: StartOptions): Promise<Platform> {
  const say = options.say ?? (() => undefined);
  if (run === 'one-process' && Object.values(options.replicas ?? {}).some((count) => count > 1)) {
    throw new Trouble('One process holds every service once.', 'Start a process for each to have replicas.');
  }
  const runner = run === 'one-process' ? oneProcess() : ownProcesses({ ...commandsFor(run), say });
  const consoleFolder = join(root, 'apps', 'console', 'dist', 'web');
  return startWith({ ...options, runner, consoleFolder, seedCommand: join(root, 'apps', 'cli', 'dist', 'main.js') });
}

function commandsFor(run: 'processes' | 'sources') {
  const loader = pathToFileURL(join(root, 'tools', 'launcher', 'dist', 'development', 'load-sources.js')).href;
  const node = run === 'processes' ? [] : ['--conditions=@harbourlink/source', '--import', loader];
  const file = run === 'processes' ? ['dist', 'main.js'] : ['src', 'main.ts'];
  return {
    commandOf: (service: ServiceName) => [...node, join(root, 'apps', appOf[service], ...file)],
    migration: [...node, join(root, 'tools', 'launcher', 'dist', 'services', 'migrate.js')],
  };
}
