/**
 * Something in a service has stopped for ever: going on would only look alive. Whoever started the service ends the
 * process, or all of what shares it, and has it started again. Only the first reason counts.
 */
export class Fatality {
  private tell: (reason: Error) => void = () => undefined;
  /** Resolves with the reason; never otherwise. */
  readonly happened = new Promise<Error>((done) => (this.tell = done));

  constructor(private readonly log: (reason: Error) => void) {}

  readonly declare = (reason: Error): void => {
    this.log(reason);
    this.tell(reason);
  };
}
