import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Files (PEM) of an authority nobody trusts yet, and of a server on 127.0.0.1 it vouches for. */
export interface TestCertificates {
  readonly authority: string;
  readonly key: string;
  readonly certificate: string;
}

/** Makes them in a folder by the machine's own OpenSSL, which comes with Debian's Java; good for two days. */
export async function testCertificates(folder: string): Promise<TestCertificates> {
  const file = (name: string): string => join(folder, name);
  const openssl = (...args: string[]) => promisify(execFile)('openssl', args, { cwd: folder });
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-sha256', '-days', '2'];
  const [authority, authorityKey] = [file('authority.pem'), file('authority.key')];
  const [certificate, key, request] = [file('server.pem'), file('server.key'), file('server.csr')];
  await openssl('req', '-x509', ...newKey, '-subj', '/CN=test authority', '-keyout', authorityKey, '-out', authority);
  await openssl('req', '-new', ...newKey, '-subj', '/CN=test server', '-keyout', key, '-out', request);
  await writeFile(file('names'), 'subjectAltName=IP:127.0.0.1\n');
  await openssl(
    ...['x509', '-req', '-in', request, '-CA', authority, '-CAkey', authorityKey, '-CAcreateserial', '-days', '2'],
    ...['-sha256', '-extfile', file('names'), '-out', certificate],
  );
  return { authority, key, certificate };
}
