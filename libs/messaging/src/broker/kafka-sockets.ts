import net from 'node:net';
import tls from 'node:tls';
import type { ISocketFactory } from 'kafkajs';
import { refusalIn, tlsAlert, TlsWanted } from './kafka-refusal.js';
import type { KafkaRefusal } from './kafka-refusal.js';

const keepAliveMilliseconds = 60_000;

/** As kafkajs makes them, and without waiting for an answer before the next small request is sent. */
export function socketFactory(onRefused: (refusal: KafkaRefusal) => void): ISocketFactory {
  return ({ host, port, ssl, onConnect }) => {
    const name = net.isIP(host) ? {} : { servername: host };
    const socket = ssl
      ? tls.connect({ host, port, ...name, ...ssl }, onConnect)
      : net.connect({ host, port }, onConnect);
    socket.setNoDelay(true);
    socket.setKeepAlive(true, keepAliveMilliseconds);
    if (!ssl) socket.once('data', (first) => isTlsAlert(first) && socket.destroy(new TlsWanted(tlsAlert)));
    // kafkajs tries such a connection again for a quarter of a minute before it says so.
    socket.once('error', (error) => {
      const refusal = refusalIn(error);
      if (refusal) onRefused(refusal);
    });
    return socket;
  };
}

/** An alert of TLS 1.x; as the length of an answer of Kafka's it would be 350 MB. */
function isTlsAlert(first: Buffer): boolean {
  return first[0] === 0x15 && first[1] === 0x03;
}
