import { readFileSync } from 'node:fs';
import { MisconfiguredService } from '../configuration/index.js';
import type { Environment } from '../configuration/index.js';
import { ConnectedRedis } from './connected-redis.js';
import type { OutageLog } from './outage.js';
import { connectRedis } from './redis-connection.js';
import { NoRedis } from './redis.js';
import type { Redis } from './redis.js';

/** The Redis at REDIS_URL, or none: then every process keeps to itself. Nothing is connected before `open`. */
export function redisFromEnvironment(environment: Environment, log: OutageLog): Redis {
  const url = environment['REDIS_URL'];
  if (!url) return new NoRedis();
  // The address may hold a password: it is not repeated.
  if (!/^rediss?:\/\/[^/]/.test(url) || !URL.canParse(url))
    throw new MisconfiguredService('REDIS_URL is not an address like redis://user:password@host:6379/0');
  const prefix = environment['REDIS_PREFIX'] ?? 'harbourlink:';
  const place = { url, ...authorityIn(environment) };
  return new ConnectedRedis({ connect: () => connectRedis(place), prefix, log });
}

function authorityIn(environment: Environment): { authority?: string } {
  const file = environment['REDIS_TLS_CA_FILE'];
  if (!file) return {};
  try {
    return { authority: readFileSync(file, 'utf8') };
  } catch {
    throw new MisconfiguredService(`REDIS_TLS_CA_FILE cannot be read: ${file}`);
  }
}
