import type { KafkaRefusal } from '@harbourlink/messaging';

const login = 'KAFKA_SASL_MECHANISM, KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD';

/** What each refusal means in the words of our settings: one line that says what to set, and no secret. */
const advice: Readonly<Record<KafkaRefusal['kind'], string>> = {
  credentials:
    'Kafka does not take this name and password: set KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD to those of one of its users',
  mechanism: 'Kafka does not know this KAFKA_SASL_MECHANISM: set it to one its listener has enabled',
  'login-wanted': `Kafka closed the connection before a name was said: if its listener asks for one, set ${login}`,
  'login-unwanted':
    'Kafka asks nobody for a name on this port: unset KAFKA_SASL_MECHANISM, or name the port that does in KAFKA_BROKERS',
  rights: 'Kafka does not let this user do that: give the user of KAFKA_SASL_USERNAME rights to topics and groups',
  certificate:
    'Nobody we trust vouches for the certificate of Kafka: set KAFKA_TLS_CA_FILE to the certificate (PEM) of the authority that does',
  'certificate-of-another':
    'The certificate of Kafka is for another name: name its brokers, here in KAFKA_BROKERS and there as advertised, as it does',
  'tls-wanted':
    'Kafka speaks TLS on this port: set KAFKA_TLS=true, and KAFKA_TLS_CA_FILE where its authority is one of your own',
  'tls-unwanted':
    'Kafka closed the connection when TLS began: if it speaks none on this port, unset KAFKA_TLS or name the port that does in KAFKA_BROKERS',
};

/** For everybody: what was answered to the letter may name hosts, and belongs in the log. */
export function kafkaAdvice({ kind }: Pick<KafkaRefusal, 'kind'>): string {
  return advice[kind];
}

/** Some are only likely: a broker that goes away looks the same. They count as long as nothing else was ever seen of it. */
export function isCertain({ kind }: KafkaRefusal): boolean {
  return kind !== 'login-wanted' && kind !== 'tls-unwanted';
}
