import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createNamePieces, indexNamePieces } from '@harbourlink/persistence';

/** Firms are found by a part of a name, two characters of Chinese above all, without reading every firm. */
export class NamePieces1764000000005 implements MigrationInterface {
  name = 'NamePieces1764000000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(createNamePieces);
    await runner.query(indexNamePieces('enterprise'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION name_pieces CASCADE`);
  }
}
