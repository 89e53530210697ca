import { Agent } from 'undici';
import type { Dispatcher } from 'undici';

/** Asks the services, and gives up what was asked for a caller who has gone. */
export class GivingUp {
  private readonly goneByBody = new WeakMap<object, AbortSignal>();
  private readonly agent: Agent;

  constructor(options: Agent.Options) {
    this.agent = new Agent(options);
  }

  /** What is asked with this body is given up once that is told: by its body is all that one request is known from another. */
  when(gone: AbortSignal, body: object): void {
    this.goneByBody.set(body, gone);
  }

  readonly request = ((options: Dispatcher.RequestOptions, callback: Answered) => {
    const { body } = options;
    const gone = typeof body === 'object' && body !== null ? this.goneByBody.get(body) : undefined;
    this.agent.request(gone ? { ...options, signal: gone } : options, callback);
  }) as Dispatcher['request'];

  destroy(): Promise<void> {
    return this.agent.destroy();
  }
}

type Answered = (error: Error | null, data: Dispatcher.ResponseData) => void;
