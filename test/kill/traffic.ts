import { randomBytes, randomUUID } from 'node:crypto';
import { Person, samplePeople } from '@harbourlink/platform-client';
import type { Answer } from '@harbourlink/platform-client';

/** What a client was told had happened: nothing of it may be lost or doubled. */
export interface Acknowledged {
  readonly enterprises: Map<string, { name: string; checked: boolean; member?: string }>;
  readonly needs: Set<string>;
  readonly memoranda: Set<string>;
  readonly refusedInOtherWays: string[];
}

const patience = { attempts: 120, pauseMilliseconds: 250 };

/** Clients that go on whatever is killed: every create is repeated with the same key until it is answered. */
export class Traffic {
  readonly acknowledged: Acknowledged = {
    enterprises: new Map(),
    needs: new Set(),
    memoranda: new Set(),
    refusedInOtherWays: [],
  };
  private stopped = false;
  private running: Promise<void>[] = [];

  constructor(private readonly url: string) {}

  async start(clients: number): Promise<void> {
    const sample = await samplePeople(this.url);
    const officer = new Person(this.url, sample('officer-shanghai').personId, patience, 'shanghai');
    const administrator = new Person(this.url, sample('administrator').personId, patience);
    const member = sample('E1').personId;
    this.running = Array.from({ length: clients }, () => this.client(officer, administrator, member));
  }

  get count(): number {
    return this.acknowledged.memoranda.size;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.all(this.running);
  }

  private async client(officer: Person, administrator: Person, member: string): Promise<void> {
    while (!this.stopped && this.acknowledged.refusedInOtherWays.length === 0)
      await this.oneFirm(officer, administrator, member);
  }

  /** A firm is drafted, gets a member, is checked, states a need, signs a memorandum. */
  private async oneFirm(officer: Person, administrator: Person, member: string): Promise<void> {
    const name = `Kill ${randomUUID()}`;
    const draft = await officer.create('enterprises', profile(name));
    if (!this.expect(draft, 201)) return;
    const { id } = draft.body as { id: string };
    const firm: { name: string; checked: boolean; member?: string } = { name, checked: false };
    this.acknowledged.enterprises.set(id, firm);
    const membership = await administrator.create('memberships', {
      personId: member,
      organisationId: id,
      organisationKind: 'enterprise',
      role: 'enterprise_member',
    });
    if (this.expect(membership, 201)) firm.member = member;
    await this.until(officer, `enterprises/${id}`, 'submission', (status) => status !== 'draft');
    firm.checked = await this.until(officer, `enterprises/${id}`, 'check', (status) => status === 'checked');
    const need = await officer.create('needs', needOf(id));
    if (!this.expect(need, 201)) return;
    const needId = (need.body as { id: string }).id;
    this.acknowledged.needs.add(needId);
    await this.until(officer, `needs/${needId}`, 'publication', (status) => status === 'published', {});
    const memorandum = await this.knownEnterprise(officer, id);
    if (this.expect(memorandum, 201)) this.acknowledged.memoranda.add((memorandum.body as { id: string }).id);
  }

  /**
   * A command whose answer was lost may have happened: what counts is what the object says. Repeated with the version it
   * says until it has come about.
   */
  private async until(
    who: Person,
    path: string,
    command: string,
    done: (status: string) => boolean,
    body?: unknown,
  ): Promise<boolean> {
    for (let attempt = 0; attempt < 20; attempt += 1) {
      const { body: found } = await who.get(path);
      const { status, version } = found as { status: string; version: number };
      if (done(status)) return true;
      const answer = await who.change(`${path}/${command}`, version, body);
      // Stale: an earlier try, whose answer was lost, has happened.
      if (answer.status >= 400 && answer.status !== 412 && !this.expect(answer, 200)) return false;
    }
    return false;
  }

  /** The tracker hears of the enterprise by event: until then it refuses by a code that says so. */
  private async knownEnterprise(officer: Person, enterpriseId: string): Promise<Answer> {
    const body = {
      kindCode: 'agency-enterprise',
      title: { en: 'Sample memorandum' },
      parties: [
        { organisationId: 'investhk', roleCode: 'party' },
        { organisationId: enterpriseId, roleCode: 'party' },
      ],
      areaCodes: [],
      projects: [],
    };
    for (let attempt = 0; ; attempt += 1) {
      const answer = await officer.create('memoranda', body);
      if (answer.status < 400 || attempt > 200 || !String(answer.body?.code).includes('unknown')) return answer;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  private expect(answer: Answer, status: number): boolean {
    if (answer.status === status) return true;
    this.acknowledged.refusedInOtherWays.push(`${answer.status} ${JSON.stringify(answer.body)}`);
    return false;
  }
}

function profile(name: string): object {
  return {
    names: { en: name, 'zh-Hans': '示例甬澜有限公司' },
    uscc: unifiedSocialCreditCode(),
    placeCode: '330200',
    sectorCodes: ['advanced-manufacturing-and-new-materials'],
    sizeCode: 'medium',
    foundedOn: '2001-01-01',
    website: 'https://example.invalid/',
    seeks: true,
    provides: false,
    hasHongKongEntity: true,
    stageCode: 'growth',
    languageCodes: ['mandarin'],
  };
}

function needOf(enterpriseId: string): object {
  return {
    enterpriseId,
    serviceCodes: ['treasury-centre'],
    sectorCodes: ['advanced-manufacturing-and-new-materials'],
    marketCodes: [],
    requiredAccreditationCodes: [],
    languageCodes: ['mandarin'],
    texts: { 'zh-Hans': '拟设财资中心。' },
    confidential: false,
  };
}

/** Of the right shape; its checksum is wrong more often than not, which is only warned of. */
function unifiedSocialCreditCode(): string {
  const digits = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  return `91330200${Array.from(randomBytes(10), (byte) => digits[byte % digits.length]).join('')}`;
}
