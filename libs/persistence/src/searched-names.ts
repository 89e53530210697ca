import type { Condition } from './where.js';

/** The pattern of LIKE for a part of a text in lower case; undefined for no condition. */
export function containing(part: string | undefined): string | undefined {
  return part === undefined ? undefined : `%${part.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
}

/**
 * The conditions for names that contain a part, none without one. `names` is a column in lower case over which
 * `indexNamePieces` stands. LIKE decides; the pieces let the index find who comes into question.
 */
export function namesContaining(names: string, part: string | undefined): readonly Condition[] {
  return [
    [containing(part), `${names} LIKE $`],
    [part === undefined ? undefined : piecesOf(part.toLowerCase()), `name_pieces(${names}) @> $::text[]`],
  ];
}

/**
 * What is looked up in the index: the first and the last pair of a part, or its one character. Every pair between them would
 * narrow little more, and the planner, which takes pairs for independent, would think common words rare.
 */
function piecesOf(part: string): readonly string[] {
  // By code points, as PostgreSQL counts: a rare Han character is one of them and two of JavaScript's.
  const characters = [...part];
  return characters.length < 2 ? characters : [characters.slice(0, 2).join(''), characters.slice(-2).join('')];
}

/**
 * For a migration: the characters of a text and its pairs of neighbours. Trigrams do not serve Chinese, where two characters
 * are what people search by. Never changed once a migration with it ran: an index holds what it answered.
 */
export const createNamePieces = `
  CREATE FUNCTION name_pieces(names text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  BEGIN ATOMIC
    SELECT c || ARRAY(SELECT a || b FROM unnest(c, c[2:]) AS neighbours (a, b) WHERE b IS NOT NULL)
      FROM string_to_array(names, NULL) AS c;
  END`;

/** For a migration: the index that `namesContaining` uses, over `searched_names` of this table, and how common the pieces are. */
export function indexNamePieces(table: string): string {
  return `
    -- A full registry takes longer than a transaction may otherwise.
    SET LOCAL transaction_timeout = 0;
    CREATE INDEX ${table}_name_pieces ON ${table} USING gin (name_pieces(searched_names));
    ANALYZE ${table}`;
}
