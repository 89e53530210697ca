import type { ChildProcess } from 'node:child_process';

const running = new Map<ChildProcess, NodeJS.Signals>();

/** A process that ends without having stopped what it started must not leave it running: it is sent `signal` then. */
export function endsWithUs(child: ChildProcess, signal: NodeJS.Signals): void {
  // Not even started.
  if (child.pid === undefined) return;
  // One listener for all: many servers and services are no leak.
  if (running.size === 0) process.on('exit', endAll);
  running.set(child, signal);
  child.once('exit', () => {
    running.delete(child);
    if (running.size === 0) process.off('exit', endAll);
  });
}

function endAll(): void {
  for (const [child, signal] of running) child.kill(signal);
}
