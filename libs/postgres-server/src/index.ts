export { freeLoopbackPort } from './free-loopback-port.ts';
export * from './postgres-server.ts';
