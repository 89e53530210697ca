import { Client } from 'pg';
import { messagingMigrations, reservedTables } from '@harbourlink/messaging';
import { dataSource, migrate, provisionService, rolesOf, urlFor } from '@harbourlink/persistence';
import { freshDatabase } from '@harbourlink/testing';
import { createService } from './create-service.js';

const passwords = { owner: 'owner', running: 'running', sequencer: 'sequencer' };
/** Whose journals matching reads, besides its own. */
export const publishers = ['identity', 'registry'] as const;
export type PublisherName = (typeof publishers)[number];

/** A database with the schema of matching and the journals of the others. */
export function matchingDatabase() {
  return freshDatabase({ template: 'matching', prepare });
}

/** The address of one role of one service's schema in this database. */
export function urlOf(databaseUrl: string, service: string, role: keyof typeof passwords): string {
  return urlFor(databaseUrl, rolesOf(service)[role], passwords[role]);
}

/** What matching is told in tests. */
export function environmentFor(databaseUrl: string, more: Readonly<Record<string, string>>) {
  return {
    DATABASE_URL: urlOf(databaseUrl, 'matching', 'running'),
    SEQUENCER_DATABASE_URL: urlOf(databaseUrl, 'matching', 'sequencer'),
    OWNER_DATABASE_URL: urlOf(databaseUrl, 'matching', 'owner'),
    OIDC_ISSUER: 'http://127.0.0.1:1/oidc',
    LOG_LEVEL: 'silent',
    ...more,
  };
}

async function prepare(adminUrl: string): Promise<void> {
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  for (const service of ['matching', ...publishers]) await provisionService(admin, service, passwords);
  await admin.end();
  for (const service of publishers) {
    const url = urlOf(adminUrl, service, 'owner');
    const source = dataSource({ url, schema: service, migrations: messagingMigrations, applicationName: 'migrations' });
    await source.initialize();
    await migrate(source, service, reservedTables);
    await source.destroy();
  }
  const service = await createService(environmentFor(adminUrl, {}));
  await service.migrate();
}
