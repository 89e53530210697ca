/** What two faults do to the same server they do one after the other: what is lost cannot be lost or started meanwhile. */
export class Turns {
  private last: Promise<void> = Promise.resolve();

  take(work: () => Promise<void>): Promise<void> {
    const done = this.last.then(work);
    this.last = done.catch(() => undefined);
    return done;
  }
}
