import { Client } from 'pg';
import { messagingMigrations, reservedTables } from '@harbourlink/messaging';
import { dataSource, migrate, provisionService, rolesOf, urlFor } from '@harbourlink/persistence';
import { freshDatabase } from '@harbourlink/testing';
import { createService } from './create-service.js';

const passwords = { owner: 'owner', running: 'running', sequencer: 'sequencer' };

/** Whose journals the service reads. */
export const publishers = ['identity', 'registry', 'matching'] as const;
export type PublisherName = (typeof publishers)[number];

/** A database with the schema of the service and the journals of the others. */
export function mouDatabase() {
  return freshDatabase({ template: 'mou', prepare });
}

export function urlOf(databaseUrl: string, service: string, role: keyof typeof passwords): string {
  return urlFor(databaseUrl, rolesOf(service)[role], passwords[role]);
}

/** What the service is told in tests. */
export function environmentFor(databaseUrl: string, more: Readonly<Record<string, string>> = {}) {
  return {
    DATABASE_URL: urlOf(databaseUrl, 'mou', 'running'),
    SEQUENCER_DATABASE_URL: urlOf(databaseUrl, 'mou', 'sequencer'),
    OWNER_DATABASE_URL: urlOf(databaseUrl, 'mou', 'owner'),
    OIDC_ISSUER: 'http://127.0.0.1:1/oidc',
    LOG_LEVEL: 'silent',
    ...more,
  };
}

async function prepare(adminUrl: string): Promise<void> {
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  for (const service of ['mou', ...publishers]) await provisionService(admin, service, passwords);
  await admin.end();
  for (const service of publishers) {
    const url = urlOf(adminUrl, service, 'owner');
    const source = dataSource({ url, schema: service, migrations: messagingMigrations, applicationName: 'migrations' });
    await source.initialize();
    await migrate(source, service, reservedTables);
    await source.destroy();
  }
  const service = await createService(environmentFor(adminUrl));
  await service.migrate();
}
