import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What others' events tell: the names of firms, and who has been disclosed to whom. People are joined when it is read. */
export class NamesAndDisclosedContacts1763769600002 implements MigrationInterface {
  name = 'NamesAndDisclosedContacts1763769600002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE known_name (
        organisation_id uuid PRIMARY KEY,
        names jsonb NOT NULL,
        version integer NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE disclosed_contact (
        introduction_id uuid NOT NULL,
        organisation_id uuid NOT NULL,
        person_id uuid NOT NULL,
        disclosed boolean NOT NULL,
        PRIMARY KEY (introduction_id, organisation_id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE disclosed_contact, known_name`);
  }
}
