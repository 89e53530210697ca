import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('./subscriber.mjs', import.meta.url));

/**
 * Starts a process that is ready to consume, and does so after `start`. `finished` resolves, with the moment, when it has
 * handled `options.expected` events; `stop` with what it has noted.
 */
export async function startSubscriber(bench, options) {
  const child = fork(program, [JSON.stringify(options)]);
  const exit = new Promise((resolve) => child.once('exit', resolve));
  const kill = bench.onEnd(async () => {
    child.kill('SIGKILL');
    await exit;
  });
  const heard = (type) => {
    const said = new Promise((resolve, reject) => {
      child.on('message', (message) => message.type === type && resolve(message));
      void exit.then((code) => reject(new Error(`the subscriber ended with ${code}`)));
    });
    // Not everybody waits for everything.
    said.catch(() => undefined);
    return said;
  };
  const [ready, started, finished, ended] = ['ready', 'started', 'finished', 'ended'].map(heard);
  await ready;
  return {
    pid: child.pid,
    finished,
    async start() {
      child.send('start');
      await started;
    },
    async stop() {
      child.send('stop');
      const notes = await ended;
      await exit;
      await kill();
      return notes;
    },
  };
}
