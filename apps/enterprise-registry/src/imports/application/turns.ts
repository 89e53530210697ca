/** As many wait as may. */
export class TooManyWait extends Error {}

/** Work that is done one after another. Only so many may wait for their turn, and who has gone waits no more. */
export class Turns {
  private readonly line: (() => void)[] = [];
  private isTaken = false;

  constructor(private readonly mostWaiting: number) {}

  get waiting(): number {
    return this.line.length;
  }

  /** Throws TooManyWait at once, and the reason of `gone` as soon as that is told before the turn has come. */
  async take<T>(work: () => Promise<T>, gone: AbortSignal): Promise<T> {
    gone.throwIfAborted();
    if (this.isTaken) await this.comeUp(gone);
    this.isTaken = true;
    try {
      gone.throwIfAborted();
      return await work();
    } finally {
      this.callNext();
    }
  }

  private async comeUp(gone: AbortSignal): Promise<void> {
    if (this.line.length >= this.mostWaiting) throw new TooManyWait();
    await new Promise<void>((resolve, reject) => {
      const called = (): void => {
        gone.removeEventListener('abort', left);
        resolve();
      };
      const left = (): void => {
        this.line.splice(this.line.indexOf(called), 1);
        reject(gone.reason as Error);
      };
      this.line.push(called);
      gone.addEventListener('abort', left, { once: true });
    });
  }

  /** The turn is handed on, never free in between: nobody who comes now is before those who wait. */
  private callNext(): void {
    const called = this.line.shift();
    if (called) called();
    else this.isTaken = false;
  }
}
