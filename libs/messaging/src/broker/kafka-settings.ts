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
  /** A group's member that is not heard of for so long is taken for gone; 30 s unless told. */
  readonly sessionMilliseconds?: number;
  /** The broker's answer is not waited for any longer; 30 s unless told. */
  readonly requestMilliseconds?: number;
  /** Shown in the broker's logs. */
  readonly clientId: string;
}
