import { MemorandaAndOutcomes1764000000001 } from './0001-memoranda-and-outcomes.js';
import { Copies1764000000002 } from './0002-copies.js';
import { SearchedNames1764000000003 } from './0003-searched-names.js';
import { WhyItStands1764000000004 } from './0004-why-it-stands.js';
import { NamePieces1764000000005 } from './0005-name-pieces.js';

/** In the order they run; a migration that ran somewhere is never changed. */
export const migrations = [
  MemorandaAndOutcomes1764000000001,
  Copies1764000000002,
  SearchedNames1764000000003,
  WhyItStands1764000000004,
  NamePieces1764000000005,
];
