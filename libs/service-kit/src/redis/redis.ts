/** How often something was counted in the running window, and milliseconds until the next one begins. */
export interface Counted {
  readonly count: number;
  readonly endsIn: number;
}

/**
 * What Redis does for us: remember for a while, count, pass words on. All of it may be lost at any moment, so nothing here
 * throws and nothing waits for long: whoever asks has another way to the same answer.
 */
export abstract class Redis {
  /** The values of the keys, null for what is not there; undefined when Redis does not answer. */
  abstract read(...keys: readonly string[]): Promise<readonly (string | null)[] | undefined>;

  /** Remembers a value for at most so long; whether it did is not told. */
  abstract keep(key: string, value: string, milliseconds: number): void;

  /** Counts one more in a window that begins with the first; undefined when Redis does not answer. */
  abstract count(key: string, windowMilliseconds: number): Promise<Counted | undefined>;

  /** Tells every process that listens now, this one too; who is away never hears of it. */
  abstract publish(channel: string, message: string): void;

  abstract listen(channel: string, listener: (message: string) => void): void;

  /** Connects, or begins to try; resolves soon either way. */
  abstract open(): Promise<void>;

  abstract close(): Promise<void>;
}

/** No Redis is configured: nothing is ever there, and nobody else listens. */
export class NoRedis extends Redis {
  read(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  keep(): void {
    // nowhere to
  }

  count(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  publish(): void {
    // to nobody
  }

  listen(): void {
    // nothing will come
  }

  open(): Promise<void> {
    return Promise.resolve();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
