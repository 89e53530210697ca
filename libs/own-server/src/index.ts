export { endsWithUs } from './ends-with-us.ts';
export { freeLoopbackPort, freeLoopbackPorts } from './free-loopback-port.ts';
export { endLeftover, type Leftover } from './leftover.ts';
export { lastLines, NotStarted } from './not-started.ts';
export { OwnServer, type OwnServerOptions } from './own-server.ts';
