// npm run check-alarms: the tests of the alarm rules, with Prometheus' own promtool as the judge of what fires.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const promtool = process.env['HARBOURLINK_PROMTOOL'] ?? 'promtool';
if (spawnSync(promtool, ['--version']).status !== 0) {
  console.error(
    `${promtool} cannot be run. Install Prometheus (Debian: apt-get install prometheus), or name it in HARBOURLINK_PROMTOOL.`,
  );
  process.exit(1);
}
const { status } = spawnSync(
  process.execPath,
  [
    'node_modules/jest/bin/jest.js',
    '--selectProjects=integration',
    '-w',
    '1',
    'libs/service-kit/src/observability/alarms',
  ],
  {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    stdio: 'inherit',
    env: { ...process.env, HARBOURLINK_PROMTOOL: promtool, NODE_OPTIONS: '--experimental-vm-modules' },
  },
);
process.exit(status ?? 1);
