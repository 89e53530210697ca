import { mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import type { LoggerService } from '@nestjs/common';
import pino from 'pino';
import { messageContext } from '@harbourlink/messaging';

/** Structured logs, each line with the correlation it belongs to; to a file when told, else to standard output. */
export class ServiceLogger implements LoggerService {
  private readonly pino: pino.Logger;

  constructor(service: string, level: string, file: string | undefined) {
    // Opened here: a process that ends a moment later still writes what it had to say.
    const destination = pino.destination({ dest: file === undefined ? 1 : opened(file), sync: false });
    this.pino = pino({ level, base: { service }, timestamp: pino.stdTimeFunctions.isoTime }, destination);
  }

  log(message: unknown, ...more: unknown[]): void {
    this.pino.debug(line(message, more));
  }

  warn(message: unknown, ...more: unknown[]): void {
    this.pino.warn(line(message, more));
  }

  error(message: unknown, ...more: unknown[]): void {
    this.pino.error(line(message, more));
  }

  fatal(message: unknown, ...more: unknown[]): void {
    this.pino.fatal(line(message, more));
  }

  info(message: string, values: Readonly<Record<string, unknown>> = {}): void {
    this.pino.info({ ...values, correlationId: messageContext().correlationId }, message);
  }

  flush(): void {
    this.pino.flush();
  }
}

function opened(file: string): number {
  mkdirSync(dirname(file), { recursive: true });
  return openSync(file, 'a');
}

function line(message: unknown, more: readonly unknown[]): object {
  const { correlationId } = messageContext();
  if (message instanceof Error) return { err: message, correlationId, more };
  return {
    msg: typeof message === 'string' ? message : JSON.stringify(message),
    correlationId,
    ...(more.length > 0 ? { more } : {}),
  };
}
