import { Client } from 'pg';
import { messagingMigrations, reservedTables } from '@harbourlink/messaging';
import { dataSource, migrate, provisionService, rolesOf, urlFor } from '@harbourlink/persistence';
import { freshDatabase } from '@harbourlink/testing';
import { createService } from './create-service.js';

const passwords = { owner: 'owner', running: 'running', sequencer: 'sequencer' };

/** A database with the schema of the service and the journal of identity. */
export function registryDatabase() {
  return freshDatabase({ template: 'registry', prepare });
}

function urlOf(databaseUrl: string, service: string, role: keyof typeof passwords): string {
  return urlFor(databaseUrl, rolesOf(service)[role], passwords[role]);
}

/** What the service is told in tests. */
export function environmentFor(databaseUrl: string, more: Readonly<Record<string, string>> = {}) {
  return {
    DATABASE_URL: urlOf(databaseUrl, 'registry', 'running'),
    SEQUENCER_DATABASE_URL: urlOf(databaseUrl, 'registry', 'sequencer'),
    OWNER_DATABASE_URL: urlOf(databaseUrl, 'registry', 'owner'),
    OIDC_ISSUER: 'http://127.0.0.1:1/oidc',
    LOG_LEVEL: 'silent',
    ...more,
  };
}

async function prepare(adminUrl: string): Promise<void> {
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  for (const service of ['registry', 'identity']) await provisionService(admin, service, passwords);
  await admin.end();
  const url = urlOf(adminUrl, 'identity', 'owner');
  const source = dataSource({
    url,
    schema: 'identity',
    migrations: messagingMigrations,
    applicationName: 'migrations',
  });
  await source.initialize();
  await migrate(source, 'identity', reservedTables);
  await source.destroy();
  const service = await createService(environmentFor(adminUrl));
  await service.migrate();
}
