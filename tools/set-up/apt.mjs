// Debian's packages, where whoever runs set-up may install them.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { runStep, step } from './steps.mjs';

export function mayUseApt() {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version') && answers('apt-get');
}

export async function installByApt(packages) {
  const environment = { DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const install = ['install', '-y', '-q', '--no-install-recommends', ...packages];
  await step(`Installing ${packages.join(', ')} (apt)`, async () => {
    await runStep('apt-get', ['update', '-q'], '/', environment);
    await runStep('apt-get', install, '/', environment);
  });
}

/** Whether there is such a program; every one we ask knows --version. */
export function answers(program) {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
}
