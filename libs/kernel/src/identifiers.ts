import { randomBytes } from 'node:crypto';

declare const brand: unique symbol;

/** A UUID that names one kind of thing: an `Id<'Enterprise'>` cannot be passed where an `Id<'Need'>` is meant. */
export type Id<Kind extends string> = string & { readonly [brand]: Kind };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** True for a lower-case RFC 9562 UUID of any version. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/** A new UUIDv7 (RFC 9562, 5.7): 48 bits of Unix milliseconds, then random bits, so that ids sort by time of creation. */
export function newId<Kind extends string>(
  unixMilliseconds = Date.now(),
  random: Uint8Array = randomBytes(10),
): Id<Kind> {
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(unixMilliseconds, 0, 6);
  bytes.set(random.subarray(0, 10), 6);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Id<Kind>;
}
