import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { signInAs } from './sign-in.js';

export interface Answer {
  readonly status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test reads whatever the API answers
  readonly body: any;
  readonly headers: Headers;
}

/** What a client does when the platform does not answer: tries again, the same request with the same key. */
export interface Patience {
  readonly attempts: number;
  readonly pauseMilliseconds: number;
}

const impatient: Patience = { attempts: 1, pauseMilliseconds: 0 };

/** A signed-in sample person at the platform's public address. */
export class Person {
  private token: string | undefined;

  constructor(
    private readonly url: string,
    readonly id: string,
    private readonly patience: Patience = impatient,
    private readonly actingFor?: string,
  ) {}

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.ask('GET', path, undefined, headers);
  }

  /** POST of something new; retried with the same key. */
  create(path: string, body: unknown, key: string = randomUUID()): Promise<Answer> {
    return this.ask('POST', path, body, { 'idempotency-key': key });
  }

  /** POST of a command on what was read as `version`. */
  change(path: string, version: number, body?: unknown): Promise<Answer> {
    return this.ask('POST', path, body, { 'if-match': `"${version}"` });
  }

  async ask(method: string, path: string, body: unknown, headers: Record<string, string>): Promise<Answer> {
    let last: unknown;
    for (let attempt = 0; attempt < this.patience.attempts; attempt += 1) {
      if (attempt > 0) await pause(this.patience.pauseMilliseconds);
      try {
        const answer = await this.once(method, path, body, headers);
        if (answer.status < 500 || this.patience.attempts === 1) return answer;
        last = answer;
      } catch (error) {
        last = error;
      }
    }
    throw new Error(
      `${method} ${path} failed ${this.patience.attempts} times: ${JSON.stringify(last)} ${String(last)}`,
    );
  }

  private async once(method: string, path: string, body: unknown, headers: Record<string, string>): Promise<Answer> {
    this.token ??= await signInAs(this.url, this.id);
    const response = await fetch(`${this.url}/api/v1/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(this.actingFor === undefined ? {} : { 'acting-for': this.actingFor }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(20_000),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text), headers: response.headers };
  }
}

export interface SamplePerson {
  readonly key: string;
  readonly personId: string;
  readonly organisationId: string;
  readonly role: string;
}

/** The sample people by what scripts call them: `E1`, `P4`, `officer-shanghai`. */
export async function samplePeople(platformUrl: string): Promise<(key: string) => SamplePerson> {
  const answer = await fetch(`${platformUrl}/api/v1/people/samples`);
  const { items } = (await answer.json()) as { items: SamplePerson[] };
  return (key) => {
    const found = items.find((person) => person.key === key);
    if (!found) throw new Error(`no sample person ${key} among ${items.map((one) => one.key).join(' ')}`);
    return found;
  };
}
