import { answerOf } from '@harbourlink/api-client';
import type { ApiClient, Schemas } from '@harbourlink/api-client';
import type { Story } from '../output/story.js';
import type { SamplePeople, SamplePerson } from '../sign-in/sample-people.js';

export type Enterprise = Schemas['enterprise-registry']['EnterpriseResponse'];
export type Names = Enterprise['profile']['names'];

/** Something the platform was asked for and rightly did not do. */
export interface Refused {
  readonly case: string;
  readonly status: number;
  readonly code: string;
}

/** What every chapter works with: who plays, where it is told, what was refused. */
export class Stage {
  readonly refused: Refused[] = [];
  private readonly firms = new Map<string, Promise<Enterprise>>();

  constructor(
    readonly people: SamplePeople,
    readonly story: Story,
    readonly mailUrl: string,
  ) {}

  get administrator(): ApiClient {
    return this.people.clientOf(this.people.withRole('administrator'));
  }

  get agencyOfficer(): ApiClient {
    return this.people.clientOf(this.people.withRole('officer', 'investhk'));
  }

  /** The member of a firm. */
  memberOf(organisationId: string): ApiClient {
    return this.people.clientOf(this.people.memberOf(organisationId));
  }

  /** The officer of the office that has the firm's case. */
  async officerFor(enterpriseId: string): Promise<SamplePerson> {
    const office = (await this.firm(enterpriseId)).case?.officeCode ?? 'investhk';
    return this.people.withRole('officer', office);
  }

  firm(id: string): Promise<Enterprise> {
    const known = this.firms.get(id);
    if (known) return known;
    const asked = answerOf(this.agencyOfficer.GET('/api/v1/enterprises/{id}', { params: { path: { id } } }));
    this.firms.set(id, asked);
    return asked;
  }

  async nameOf(id: string): Promise<string> {
    return nameIn((await this.firm(id)).profile.names);
  }
}

/** A name for an English sentence. */
export function nameIn(names: Names): string {
  return names.en ?? names['zh-Hant'] ?? names['zh-Hans'] ?? '(no name)';
}

/** All three scripts, as they are on record. */
export function everyNameIn(names: Names): string {
  return [names['zh-Hans'], names['zh-Hant'], names.en].filter(Boolean).join(' / ');
}
