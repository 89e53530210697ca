/** Bytes or a type nobody here can read: the event is parked with its bytes, never skipped. */
export class Undecodable extends Error {
  override readonly name = 'Undecodable';

  constructor(
    readonly eventType: string,
    reason: string,
    options?: ErrorOptions,
  ) {
    super(`${eventType} cannot be decoded: ${reason}`, options);
  }
}
