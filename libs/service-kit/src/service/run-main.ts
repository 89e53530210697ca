import { MisconfiguredService, processEnvironment } from '../configuration/index.js';
import type { Environment } from '../configuration/index.js';
import type { Service } from './service-definition.js';

/** What a process runs: every service, and the gateway, which has no application of Nest's. */
type Runnable = Pick<Service, 'migrate' | 'start' | 'stop' | 'openApi'> & Partial<Pick<Service, 'journal' | 'failed'>>;
type CreateRunnable = (environment: Environment) => Promise<Runnable>;

/** Settings that let a document be made without any database. */
const nowhere: Environment = {
  DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
  SEQUENCER_DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
  OIDC_ISSUER: 'http://127.0.0.1:1/oidc',
  LOG_LEVEL: 'silent',
};

/**
 * A service's `main`: `main.js` starts it until a signal comes, `main.js migrate` brings the schema up to date,
 * `main.js openapi` prints the OpenAPI document, `main.js journal` archives stretches of the journal. Ends the process with
 * 1 after one line when it cannot, with 2 when it was not understood.
 */
export async function runMain(
  createService: CreateRunnable,
  [command = 'start', ...rest]: readonly string[],
): Promise<void> {
  try {
    if (command === 'journal') {
      // A file is verified without any database.
      const service = await createService(rest[0] === 'verify' ? nowhere : processEnvironment());
      await service.journal?.(rest);
      process.exit(0);
    }
    if (command === 'openapi') {
      const service = await createService(nowhere);
      process.stdout.write(`${JSON.stringify(await service.openApi(), null, 2)}\n`, () => process.exit(0));
      return;
    }
    const service = await createService(processEnvironment());
    if (command === 'migrate') {
      const ran = await service.migrate();
      process.stdout.write(ran.length === 0 ? 'nothing to migrate\n' : `${ran.join('\n')}\n`);
      process.exit(0);
    }
    await startUntilSignal(service);
  } catch (error) {
    // Loaded for this command only: a gateway needs nothing of the backbone.
    const trouble = command === 'journal' ? (await import('./journal-trouble.js')).journalTrouble(error) : undefined;
    const expected = trouble !== undefined || error instanceof MisconfiguredService;
    process.stderr.write(`${textOf(error, { expected })}\n`, () => process.exit(trouble === 'misused' ? 2 : 1));
  }
}

/** What somebody can act on is one line; what nobody expected comes with its stack. */
function textOf(error: unknown, { expected }: { readonly expected: boolean }): string {
  if (!(error instanceof Error)) return String(error);
  return expected ? error.message : (error.stack ?? error.message);
}

/** A service that cannot go on may not be able to stop in order either. */
const stopWithinMilliseconds = 10_000;

/** Ends with 1, too, once something in the service has stopped for ever: whoever watches the process starts it again. */
async function startUntilSignal(service: Runnable): Promise<void> {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    service.stop().then(
      () => process.exit(0),
      (error: unknown) => process.stderr.write(`${String(error)}\n`, () => process.exit(1)),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  process.on('disconnect', stop);
  void service.failed?.then((reason) => {
    if (stopping) return;
    stopping = true;
    process.stderr.write(`ends, to be started again: ${reason.message}\n`);
    const impatience = setTimeout(() => process.exit(1), stopWithinMilliseconds);
    const end = (): void => {
      clearTimeout(impatience);
      process.exit(1);
    };
    service.stop().then(end, end);
  });
  const { url } = await service.start();
  process.send?.({ ready: url });
}
