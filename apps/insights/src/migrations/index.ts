import { FunnelFacts1764000000001 } from './0001-funnel-facts.js';
import { ChainItems1764000000002 } from './0002-chain-items.js';

export const migrations = [FunnelFacts1764000000001, ChainItems1764000000002];
