/**
 * Runs `pass` again and again: at once when it says there is more, when woken, else after `idleMilliseconds`. A pass that
 * throws is reported and tried again after a pause; `stop` waits for the pass that is running.
 */
export class Loop {
  private stopped = false;
  private woken = false;
  private interrupt: (() => void) | undefined;
  private running: Promise<void> | undefined;
  /** When a pass last ended without an error, Unix milliseconds; what health looks at. */
  lastSuccess = 0;

  constructor(
    private readonly pass: () => Promise<boolean>,
    private readonly idleMilliseconds: number,
    private readonly onError: (error: unknown) => void,
  ) {}

  start(): void {
    this.running ??= this.run();
  }

  wake(): void {
    this.woken = true;
    this.interrupt?.();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.interrupt?.();
    await this.running;
  }

  private async run(): Promise<void> {
    let failures = 0;
    while (!this.stopped) {
      this.woken = false;
      let more = false;
      try {
        more = await this.pass();
        this.lastSuccess = Date.now();
        failures = 0;
      } catch (error) {
        if (this.stopped) return;
        failures += 1;
        this.onError(error);
      }
      if (!more || failures > 0)
        await this.pause(
          failures === 0
            ? this.idleMilliseconds
            : Math.min(Math.min(100, this.idleMilliseconds) * 2 ** failures, 5_000),
        );
    }
  }

  private async pause(milliseconds: number): Promise<void> {
    if (this.stopped || this.woken) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.interrupt = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.interrupt = undefined;
  }
}
