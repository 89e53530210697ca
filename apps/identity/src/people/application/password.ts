import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';

/** OWASP's first recommendation for argon2id: 19 MiB, two passes, one lane. */
const cost = { memory: 19_456, passes: 2, parallelism: 1 } as const;

/** A password as it is kept: PHC string `$argon2id$v=19$m=..,t=..,p=..$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await argon2id(password, salt, cost.memory, cost.passes, cost.parallelism, 32);
  const parameters = `m=${cost.memory},t=${cost.passes},p=${cost.parallelism}`;
  return `$argon2id$v=19$${parameters}$${unpadded(salt)}$${unpadded(hash)}`;
}

/** A hash of nothing anybody knows: verifying against it takes as long for an unknown address as for a known one. */
let decoy: Promise<string> | undefined;

/** True when the password fits; an absent hash costs the same time and never fits. */
export async function passwordFits(password: string, kept: string | undefined): Promise<boolean> {
  decoy ??= hashPassword(randomBytes(32).toString('hex'));
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(kept ?? (await decoy));
  if (!parts) return false;
  const [, memory = '', passes = '', lanes = '', salt = '', hash = ''] = parts;
  const expected = Buffer.from(hash, 'base64');
  const actual = await argon2id(
    password,
    Buffer.from(salt, 'base64'),
    Number(memory),
    Number(passes),
    Number(lanes),
    expected.length,
  );
  return timingSafeEqual(actual, expected) && kept !== undefined;
}

function argon2id(
  password: string,
  nonce: Buffer,
  memory: number,
  passes: number,
  parallelism: number,
  tagLength: number,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // NFKC: the same password typed on another keyboard or phone is the same bytes.
    const message = Buffer.from(password.normalize('NFKC'), 'utf8');
    argon2('argon2id', { message, nonce, memory, passes, parallelism, tagLength }, (error, hash) =>
      error ? reject(error) : resolve(hash),
    );
  });
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
