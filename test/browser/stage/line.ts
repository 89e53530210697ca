import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The line between a browser and the platform, which can be cut and mended: the browser's proxy. */
export interface Line {
  readonly address: string;
  /** Every open connection ends, and no new one is answered. */
  readonly cut: () => void;
  readonly mend: () => void;
  readonly close: () => void;
}

export async function openLine(): Promise<Line> {
  let isCut = false;
  const server = createServer((asked, answer) => {
    if (isCut) asked.socket.destroy();
    else passOn(asked, answer);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut: () => {
      isCut = true;
      server.closeAllConnections();
    },
    mend: () => {
      isCut = false;
    },
    close,
  };
}

function passOn(asked: IncomingMessage, answer: ServerResponse): void {
  const { method = 'GET', url = '', headers } = asked;
  const onward = request(url, { method, headers }, (response) => {
    answer.writeHead(response.statusCode ?? 502, response.headers);
    response.pipe(answer);
  });
  onward.on('error', () => answer.destroy());
  answer.once('close', () => onward.destroy());
  asked.pipe(onward);
}
