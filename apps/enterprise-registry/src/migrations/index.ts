import { EnterprisesAndCases1764000000001 } from './0001-enterprises-and-cases.js';
import { NeedsAndOffers1764000000002 } from './0002-needs-and-offers.js';
import { Imports1764000000003 } from './0003-imports.js';
import { SubmittedAt1764000000004 } from './0004-submitted-at.js';
import { NamePieces1764000000005 } from './0005-name-pieces.js';

/** In the order they run; a migration that ran somewhere is never changed. */
export const migrations = [
  EnterprisesAndCases1764000000001,
  NeedsAndOffers1764000000002,
  Imports1764000000003,
  SubmittedAt1764000000004,
  NamePieces1764000000005,
];
