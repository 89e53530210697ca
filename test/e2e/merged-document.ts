import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/** The services, by the folder that holds their committed `openapi.json`. */
export const apps = [
  'identity',
  'enterprise-registry',
  'matching-engine',
  'mou-tracker',
  'notifications',
  'insights',
] as const;

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
}

export interface Operation {
  readonly method: string;
  readonly path: string;
  /** Who may use it, as the document says. */
  readonly rules: readonly string[];
}

/** The one document of the whole platform, which the gateway makes out of those of the services. */
export async function mergedDocument(platformUrl: string): Promise<Document> {
  return (await (await fetch(`${platformUrl}/api/openapi.json`)).json()) as Document;
}

/** The document a service has in the repository: what clients are generated from. */
export function committedDocument(app: (typeof apps)[number]): Document {
  return JSON.parse(readFileSync(join(root, 'apps', app, 'openapi.json'), 'utf8')) as Document;
}

export function operationsOf({ paths }: Document): Operation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      rules: Object.keys(operation).filter((key) => key.startsWith('x-access-')),
    })),
  );
}

/** What a linter has against a document; empty when it is valid OpenAPI. */
export async function complaintsAbout(document: Document): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'harbourlink-openapi-'));
  const file = join(folder, 'openapi.json');
  await writeFile(file, JSON.stringify(document));
  const redocly = join(root, 'node_modules', '@redocly', 'cli', 'bin', 'cli.js');
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  return new Promise<string>((resolve) =>
    execFile(
      process.execPath,
      [redocly, 'lint', '--extends=minimal', '--format=stylish', file],
      { cwd: root, env },
      (error, said, complained) => resolve(error ? `${said}${complained}` : ''),
    ),
  ).finally(() => rm(folder, { recursive: true }));
}
