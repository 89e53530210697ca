/** Where Apache Kafka is and how to be let in. */
export interface KafkaSettings {
  /** `host:port` of some of its brokers. */
  readonly brokers: readonly string[];
  /** Before the name of every topic and group, where several platforms share a cluster; empty unless told. */
  readonly prefix: string;
  /** The certificates to trust besides those of the system, as PEM; undefined without TLS. */
  readonly tls?: { readonly ca?: string };
  readonly sasl?: {
    readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
    readonly username: string;
    readonly password: string;
  };
  /** Shown in the broker's logs. */
  readonly clientId: string;
}
