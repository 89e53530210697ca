export { kafkaTool } from './java.ts';
export { startKafkaCluster, type KafkaCluster, type KafkaClusterOptions } from './kafka-cluster.ts';
export type { KafkaLock } from './kafka-lock.ts';
export { KafkaNotStarted, type KafkaProblem } from './kafka-not-started.ts';
export { startKafka, stopLeftoverKafka, type KafkaOptions, type KafkaServer } from './kafka-server.ts';
