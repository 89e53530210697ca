import net from 'node:net';
import tls from 'node:tls';
import type { ISocketFactory } from 'kafkajs';

const keepAliveMilliseconds = 60_000;

/** As kafkajs makes them, and without waiting for an answer before the next small request is sent. */
export const socketFactory: ISocketFactory = ({ host, port, ssl, onConnect }) => {
  const name = net.isIP(host) ? {} : { servername: host };
  const socket = ssl ? tls.connect({ host, port, ...name, ...ssl }, onConnect) : net.connect({ host, port }, onConnect);
  socket.setNoDelay(true);
  socket.setKeepAlive(true, keepAliveMilliseconds);
  return socket;
};
