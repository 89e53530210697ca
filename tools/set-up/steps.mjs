import { spawn } from 'node:child_process';

/** A command ended with an error; `output` is what it said. */
export class StepFailed extends Error {
  constructor(command, code, output) {
    super(`${command} ended with ${code}`);
    this.command = command;
    this.output = output;
  }
}

/** Runs `work` and says what it was and how long it took; `when-slow` keeps quiet about what was done already. */
export async function step(what, work, said = 'always') {
  if (said === 'always') console.log(`${what} ...`);
  const started = Date.now();
  await work();
  const seconds = (Date.now() - started) / 1000;
  if (said === 'always' || seconds > 2) console.log(`${what}: ${seconds.toFixed(1)} s`);
}

/** Runs a command quietly; what it said is shown only when it fails. */
export function runStep(command, args, cwd, environment = {}) {
  const [file, ...first] = [command].flat();
  return new Promise((done, fail) => {
    const child = spawn(file, [...first, ...args], {
      cwd,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32' && file === 'npm',
    });
    let output = '';
    const keep = (chunk) => (output += chunk);
    child.stdout.setEncoding('utf8').on('data', keep);
    child.stderr.setEncoding('utf8').on('data', keep);
    child.once('error', (error) => fail(new StepFailed([file, ...args].join(' '), error.code, error.message)));
    child.once('close', (code, signal) => {
      if (code === 0) done();
      else fail(new StepFailed([file, ...first, ...args].join(' '), signal ?? `exit code ${code}`, output));
    });
  });
}
