import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** What was asked for is not there: a gap on a developer's machine, a failure in CI. */
export function absent(name, what) {
  return leftOut(name, `${what} is not there`);
}

/** The same, with the reason in words of its own. */
export function leftOut(name, reason) {
  const inCi = process.env.CI === 'true';
  return {
    name,
    passed: 0,
    failed: inCi ? 1 : 0,
    seconds: 0,
    said: inCi ? reason : `skipped: every test of ${name}: ${reason}`,
  };
}

/** Runs one check and keeps what it says for when it fails. */
export async function runCheck({ name, command, needs = [] }, root) {
  const missing = needs.find((path) => !existsSync(join(root, path)));
  if (missing) return absent(name, missing);
  const started = Date.now();
  const { code, said } = await run(command, root);
  const outcome = {
    name,
    passed: code === 0 ? 1 : 0,
    failed: code === 0 ? 0 : 1,
    seconds: (Date.now() - started) / 1000,
  };
  return code === 0 ? outcome : { ...outcome, said: tail(said) };
}

/** Runs a script on this Node and gathers all it says. */
export function run(command, cwd, environment = {}) {
  return new Promise((done) => {
    const child = spawn(process.execPath, command, {
      cwd,
      env: { ...process.env, FORCE_COLOR: '0', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (chunk) => (said += chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk) => (said += chunk));
    child.once('error', (error) => done({ code: -1, said: error.message }));
    child.once('close', (code) => done({ code, said }));
  });
}

export function tail(text, lines = 120) {
  const all = text.trimEnd().split('\n');
  return all.length <= lines ? all.join('\n') : `(${all.length - lines} lines before)\n${all.slice(-lines).join('\n')}`;
}
