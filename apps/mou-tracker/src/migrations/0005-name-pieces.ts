import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createNamePieces, indexNamePieces } from '@harbourlink/persistence';

/** Memoranda and firms are found by a part of a name without reading every one. */
export class NamePieces1764000000005 implements MigrationInterface {
  name = 'NamePieces1764000000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(createNamePieces);
    for (const table of ['memorandum', 'known_enterprise']) await runner.query(indexNamePieces(table));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION name_pieces CASCADE`);
  }
}
