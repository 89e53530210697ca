import { createHash } from 'node:crypto';
import { CompactEncrypt, compactDecrypt } from 'jose';

/** What a sealed value is for: one that was sealed for something else does not open. */
export type Purpose = 'session' | 'sign-in';

/**
 * Values only gateways can read or make: JWE with a shared key (dir, A256GCM). The first key seals, every key opens, so
 * that a new one can be put in front while browsers still hold what the old one sealed.
 */
export class SealedValues {
  private readonly keys: readonly [SealingKey, ...SealingKey[]];

  constructor(secrets: readonly [string, ...string[]]) {
    const [first, ...others] = secrets;
    this.keys = [sealingKey(first), ...others.map(sealingKey)];
  }

  async seal(purpose: Purpose, value: object): Promise<string> {
    const [{ id, bytes }] = this.keys;
    return new CompactEncrypt(new TextEncoder().encode(JSON.stringify(value)))
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: id, typ: purpose })
      .encrypt(bytes);
  }

  /** What was sealed; undefined for anything that no gateway sealed for this purpose. */
  async open(purpose: Purpose, sealed: string): Promise<object | undefined> {
    try {
      const { plaintext, protectedHeader } = await compactDecrypt(sealed, (header) => this.keyCalled(header.kid), {
        keyManagementAlgorithms: ['dir'],
        contentEncryptionAlgorithms: ['A256GCM'],
      });
      if (protectedHeader.typ !== purpose) return undefined;
      return JSON.parse(new TextDecoder().decode(plaintext)) as object;
    } catch {
      return undefined;
    }
  }

  private keyCalled(id: string | undefined): Uint8Array {
    const key = this.keys.find((each) => each.id === id);
    if (!key) throw new Error('sealed with a key that is not ours, or not any more');
    return key.bytes;
  }
}

interface SealingKey {
  readonly id: string;
  readonly bytes: Uint8Array;
}

/** The secret has at least 256 random bits: a plain hash makes a key of it. The id tells nothing about the key. */
function sealingKey(secret: string): SealingKey {
  const bytes = createHash('sha256').update(`harbourlink session key ${secret}`).digest();
  return { bytes, id: createHash('sha256').update(bytes).digest('base64url').slice(0, 8) };
}
