import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What lists are searched by, in small letters: title and parties of a memorandum, the names of a firm. */
export class SearchedNames1764000000003 implements MigrationInterface {
  name = 'SearchedNames1764000000003';

  async up(runner: QueryRunner): Promise<void> {
    // The database makes them of the content itself: they cannot differ from it, whatever writes a row.
    await runner.query(`
      ALTER TABLE memorandum ADD COLUMN searched_names text NOT NULL GENERATED ALWAYS AS (lower(
        jsonb_path_query_array(content, '$.title.*')::text ||
        jsonb_path_query_array(content, '$.parties[*].name.*')::text)) STORED`);
    await runner.query(`
      ALTER TABLE known_enterprise ADD COLUMN searched_names text NOT NULL GENERATED ALWAYS AS (lower(
        jsonb_path_query_array(names, '$.*')::text)) STORED`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE memorandum DROP COLUMN searched_names`);
    await runner.query(`ALTER TABLE known_enterprise DROP COLUMN searched_names`);
  }
}
