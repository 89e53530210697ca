import { startCommand } from './options.js';
import { runCommand } from './run-command.js';
import { runUntilStopped } from './run-until-stopped.js';

/** `npm start`: the platform in one process, or a process for each service. */
await runCommand(startCommand, ({ fresh, ...options }) => runUntilStopped({ ...options, existing: fresh }));
