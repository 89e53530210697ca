import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What makes a broker speak TLS only, and ask everybody for a name and a password (SASL). */
export interface KafkaLock {
  /** PEM: the broker's private key (PKCS #8) and its certificate. */
  readonly identity: string;
  /** PEM: the authority that vouches for it; brokers are each other's clients. */
  readonly authority: string;
  /** Passwords by name: good for PLAIN, SCRAM-SHA-256 and SCRAM-SHA-512 alike. */
  readonly users: Readonly<Record<string, string>>;
}

const scramMechanisms = ['SCRAM-SHA-256', 'SCRAM-SHA-512'] as const;

/** The settings of a broker with this lock; its certificates are written beside the properties. */
export async function settingsOf(lock: KafkaLock, folder: string): Promise<Record<string, string>> {
  const [identity, authority] = [join(folder, 'identity.pem'), join(folder, 'authority.pem')];
  await writeFile(identity, lock.identity, { mode: 0o600 });
  await writeFile(authority, lock.authority);
  const [[name = '', password = ''] = []] = Object.entries(lock.users);
  const users = Object.entries(lock.users).map(([user, secret]) => `user_${user}="${secret}"`);
  const security = 'org.apache.kafka.common.security';
  return {
    'ssl.keystore.type': 'PEM',
    'ssl.keystore.location': identity,
    'ssl.truststore.type': 'PEM',
    'ssl.truststore.location': authority,
    'listener.security.protocol.map': 'SASL_SSL:SASL_SSL,CONTROLLER:PLAINTEXT',
    'inter.broker.listener.name': 'SASL_SSL',
    'sasl.mechanism.inter.broker.protocol': 'PLAIN',
    'sasl.enabled.mechanisms': ['PLAIN', ...scramMechanisms].join(','),
    'listener.name.sasl_ssl.plain.sasl.jaas.config': `${security}.plain.PlainLoginModule required username="${name}" password="${password}" ${users.join(' ')};`,
    ...Object.fromEntries(
      scramMechanisms.map((mechanism) => [
        `listener.name.sasl_ssl.${mechanism.toLowerCase()}.sasl.jaas.config`,
        `${security}.scram.ScramLoginModule required;`,
      ]),
    ),
  };
}

/** SCRAM's users are part of the cluster's metadata: they are there from the first start if formatting is told. */
export function formattingOf({ users }: KafkaLock): string[] {
  return Object.entries(users).flatMap(([name, password]) =>
    scramMechanisms.flatMap((mechanism) => ['--add-scram', `${mechanism}=[name=${name},password=${password}]`]),
  );
}
