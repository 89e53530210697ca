import { oneProcess } from './one-process.js';
import { migrationsVariable } from './own-processes.js';
import type { ServiceEnvironment, ServiceName } from './service.js';

/** Run by the launcher as a process of its own: brings all schemas up to date and ends. */
const environments = JSON.parse(process.env[migrationsVariable] ?? '{}') as Record<ServiceName, ServiceEnvironment>;
await oneProcess().migrate(new Map(Object.entries(environments) as [ServiceName, ServiceEnvironment][]));
process.exit(0);
