// Every committed openapi.json is a valid OpenAPI 3.1 document.
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';

const documents = globSync('apps/*/openapi.json');
const { status } = spawnSync(
  process.execPath,
  ['node_modules/@redocly/cli/bin/cli.js', 'lint', '--extends=minimal', '--format=stylish', ...documents],
  { stdio: 'inherit', env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' } },
);
process.exitCode = status ?? 1;
