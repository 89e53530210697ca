import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Body, Controller, Module, Query } from '@nestjs/common';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { CryptoKey } from 'jose';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isRefusal, newId, refuse } from '@harbourlink/kernel';
import type { Refusal } from '@harbourlink/kernel';
import { keysetPage, UnitsOfWork } from '@harbourlink/persistence';
import type { Page } from '@harbourlink/persistence';
import { Allow, ByLink, Caller, Public, ServiceOnly, SignedIn } from '../auth/index.js';
import {
  Changes,
  Creates,
  ExpectedVersion,
  IdParam,
  Localized,
  PageOf,
  PageQuery,
  Reads,
  Text,
  Uuid,
  Whole,
} from '../http/index.js';
import { serviceDatabase } from '../testing/index.js';
import type { ServiceDatabase } from '../testing/index.js';
import { defineService } from './define-service.js';
import type { Service } from './service-definition.js';

class NoteRequest {
  @Text({ max: 20 })
  title!: string;

  @Whole({ min: 0, max: 9, optional: true })
  stars?: number;

  @Localized({ max: 10, optional: true })
  names?: Record<string, string>;
}

class NoteResponse {
  @Uuid() id!: string;
  @Text({ max: 20 }) title!: string;
  @Whole({ min: 1, max: 9 }) version!: number;
}

/** What PostgreSQL raises when its disk is full. */
const diskFull = `DO $$ BEGIN RAISE EXCEPTION 'could not extend file "base/5/1259"' USING ERRCODE = '53100'; END $$`;

/** A service of the kit's own tests: keeps notes, refuses some. */
@Controller('api/v1/notes')
class NotesController {
  constructor(private readonly units: UnitsOfWork) {}

  @Allow('officer')
  @Creates('', { summary: 'Keep a note', response: NoteResponse })
  create(@Body() { title }: NoteRequest, @Caller() caller: Caller): Promise<NoteResponse | Refusal> {
    return this.units.run(async (unit) => {
      const id = newId();
      await unit.query('INSERT INTO note (id, title, by) VALUES ($1, $2, $3)', [id, title, caller.personId]);
      if (title === 'refuse me') return refuse('note.unwelcome', 'conflict', { title });
      if (title === 'fail me') throw new Error('secret words of a library');
      if (title === 'fill the disk') await unit.query(diskFull);
      return { id, title, version: 1 };
    });
  }

  @SignedIn()
  @PageOf(NoteResponse)
  @Reads('', { summary: 'List notes' })
  list(@Query() { limit, cursor }: PageQuery): Promise<Page<NoteResponse>> {
    return this.units.run(async (unit) => {
      const rows = await unit.query<{ id: string; title: string }>(
        'SELECT id, title FROM note WHERE $2::uuid IS NULL OR id > $2 ORDER BY id LIMIT $1',
        [
          limit + 1,
          cursor === undefined ? null : (JSON.parse(Buffer.from(cursor, 'base64url').toString()) as string[])[0],
        ],
      );
      return keysetPage(
        rows,
        limit,
        (row) => [row.id],
        (row) => ({ ...row, version: 1 }),
      );
    });
  }

  @Allow('officer')
  @ByLink('note.star')
  @Changes(':id/starring', { summary: 'Star a note', response: NoteResponse })
  async star(@IdParam() id: string, @ExpectedVersion() version: number): Promise<NoteResponse | Refusal> {
    const starred = await this.units.run(async (unit) => {
      const rows = await unit.query<{ title: string }>('SELECT title FROM note WHERE id = $1', [id]);
      return rows[0] ?? refuse('object.unknown', 'missing');
    });
    return isRefusal(starred) ? starred : { id, title: starred.title, version: version + 1 };
  }

  @Public()
  @Reads('public', { summary: 'For everybody', response: NoteResponse })
  open(): NoteResponse {
    return { id: newId(), title: 'open', version: 1 };
  }

  @ServiceOnly('notes:read')
  @Reads('service', { summary: 'For services', response: NoteResponse })
  service(): NoteResponse {
    return { id: newId(), title: 'service', version: 1 };
  }

  @Reads('forgotten', { summary: 'Nobody declared who may', response: NoteResponse })
  forgotten(): NoteResponse {
    return { id: newId(), title: 'forgotten', version: 1 };
  }
}

@Module({ controllers: [NotesController] })
class NotesModule {}

class Notes1764000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE note (id uuid PRIMARY KEY, title text NOT NULL, by uuid NOT NULL)');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE note');
  }
}

const createNotes = defineService({
  name: 'registry',
  app: 'notes',
  title: 'Notes',
  description: 'A service of the kit’s own tests.',
  module: NotesModule,
  entities: [],
  migrations: [Notes1764000000001],
  refusals: [
    {
      'note.unwelcome': {
        'zh-Hans': '不欢迎“{title}”。',
        'zh-Hant': '不歡迎「{title}」。',
        en: '“{title}” is not welcome.',
      },
    },
  ],
});

/** The service on a real database, with an issuer of its own. */
export class SampleService {
  private constructor(
    readonly url: string,
    readonly service: Service,
    readonly database: ServiceDatabase<'identity'>,
    private readonly environment: Record<string, string>,
    private readonly issuer: string,
    private readonly key: CryptoKey,
    private readonly ends: (() => Promise<void>)[],
  ) {}

  static async start(more: Readonly<Record<string, string>> = {}): Promise<SampleService> {
    const database = await serviceDatabase({
      template: 'service_kit',
      service: 'registry',
      createService: createNotes,
      publishers: ['identity'],
    });
    const { publicKey, privateKey } = await generateKeyPair('ES256');
    const keys = await serve({ keys: [{ ...(await exportJWK(publicKey)), kid: 'test', alg: 'ES256' }] });
    const issuer = `http://127.0.0.1:${(keys.address() as AddressInfo).port}/oidc`;
    const environment = database.environment({ OIDC_ISSUER: issuer, OIDC_JWKS_URL: issuer, ...more });
    const service = await createNotes(environment);
    const started = await service.start();
    return new SampleService(started.url, service, database, environment, issuer, privateKey, [
      () => service.stop(),
      () => new Promise((resolve) => keys.close(() => resolve())),
      () => database.drop(),
    ]);
  }

  /** One more of the same on the same database; it stops with the first. */
  async startReplica(): Promise<SampleService> {
    const service = await createNotes(this.environment);
    this.ends.unshift(() => service.stop());
    const { url } = await service.start();
    return new SampleService(url, service, this.database, this.environment, this.issuer, this.key, []);
  }

  async stop(): Promise<void> {
    for (const end of this.ends) await end();
  }

  /** Makes a person a member, as the event of identity would. */
  async member(personId: string, role: string, organisationId = 'shanghai'): Promise<void> {
    await this.sql(`INSERT INTO registry.known_membership VALUES ($1, $2, $3, 'office', $4)`, [
      newId(),
      personId,
      organisationId,
      role,
    ]);
  }

  sql<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return this.database.sql<Row>(text, values);
  }

  token(
    subject: string,
    claims: Record<string, unknown> = {},
    more: { audience?: string; expires?: string } = {},
  ): Promise<string> {
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'ES256', kid: 'test' })
      .setSubject(subject)
      .setIssuer(this.issuer)
      .setAudience(more.audience ?? 'harbourlink-api')
      .setExpirationTime(more.expires ?? '5m')
      .sign(this.key);
  }

  async call(
    method: string,
    path: string,
    options: { token?: string; headers?: Record<string, string>; body?: unknown; raw?: string | Buffer } = {},
  ): Promise<{
    status: number;
    body: Record<string, never> & { code?: string; errors?: { field: string; code: string; message: string }[] };
    headers: Headers;
  }> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        ...(options.token ? { authorization: `Bearer ${options.token}` } : {}),
        ...(options.body === undefined && options.raw === undefined ? {} : { 'content-type': 'application/json' }),
        ...options.headers,
      },
      ...(options.raw !== undefined
        ? { body: options.raw }
        : options.body === undefined
          ? {}
          : { body: JSON.stringify(options.body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: JSON.parse(text === '' ? '{}' : text) };
  }
}

function serve(document: object): Promise<Server> {
  const server = createServer((_, response) =>
    response.setHeader('content-type', 'application/json').end(JSON.stringify(document)),
  );
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}
