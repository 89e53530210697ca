import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Person, samplePeople } from '@harbourlink/platform-client';
import type { Answer } from '@harbourlink/platform-client';

/** What clients were told had happened: nothing of it may be lost or doubled. */
export interface Acknowledged {
  readonly enterprises: Map<string, { name: string; checked: boolean; member?: string }>;
  readonly needs: Set<string>;
  readonly introductions: Set<string>;
  readonly memoranda: Set<string>;
  readonly outcomes: Set<string>;
  readonly refusedInOtherWays: string[];
}

/** As long as it takes a service to come back on a busy machine, many times over. */
const patience = { attempts: 1_200, pauseMilliseconds: 250 };

/** Clients that go on whatever is killed: every create is repeated with the same key until it is answered. */
export class Traffic {
  readonly acknowledged: Acknowledged = {
    enterprises: new Map(),
    needs: new Set(),
    introductions: new Set(),
    memoranda: new Set(),
    outcomes: new Set(),
    refusedInOtherWays: [],
  };
  private stopped = false;
  private running: Promise<void>[] = [];

  private constructor(
    private readonly officer: Person,
    private readonly administrator: Person,
    private readonly member: string,
    private readonly offerId: string,
  ) {}

  /** Publishes the offer all firms will be introduced to, then starts the clients. */
  static async start(url: string, clients: number): Promise<Traffic> {
    const sample = await samplePeople(url);
    const officer = new Person(url, sample('officer-shanghai').personId, patience, 'shanghai');
    const administrator = new Person(url, sample('administrator').personId, patience);
    const offerId = await publishedOffer(officer, new Person(url, sample('P1').personId, patience));
    const traffic = new Traffic(officer, administrator, sample('E1').personId, offerId);
    traffic.running = Array.from({ length: clients }, () => traffic.client());
    return traffic;
  }

  /** Firms that came the whole way. */
  get count(): number {
    return this.acknowledged.outcomes.size;
  }

  get failed(): boolean {
    return this.acknowledged.refusedInOtherWays.length > 0;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.all(this.running);
  }

  private async client(): Promise<void> {
    while (!this.stopped && !this.failed) await this.oneFirm();
  }

  /** A firm is drafted, gets a member, is checked, states a need, is introduced, signs a memorandum, an outcome is claimed. */
  private async oneFirm(): Promise<void> {
    const { officer, acknowledged } = this;
    const id = await this.checkedFirm();
    if (id === undefined) return;
    const needId = this.idOf(await officer.create('needs', needOf(id)), acknowledged.needs);
    if (needId === undefined) return;
    await this.until(`needs/${needId}`, 'publication', (need) => need['status'] === 'published', {});
    const proposal = { needId, offerIds: [this.offerId] };
    this.idOf(await onceKnown(() => officer.create('introductions', proposal)), acknowledged.introductions);
    const memorandumId = this.idOf(
      await onceKnown(() => officer.create('memoranda', memorandumOf(id))),
      acknowledged.memoranda,
    );
    if (memorandumId === undefined) return;
    const signed = (memorandum: Readonly<Record<string, unknown>>): boolean => memorandum['stage'] === 'signed';
    await this.until(`memoranda/${memorandumId}`, 'signature', signed, { signedOn: '2026-01-05' });
    const claim = { enterpriseId: id, kindCode: 'company-set-up', memorandumId };
    this.idOf(await onceKnown(() => officer.create('outcomes', claim)), acknowledged.outcomes);
  }

  private async checkedFirm(): Promise<string | undefined> {
    const { officer, administrator, member } = this;
    const name = `Kill ${randomUUID()}`;
    const draft = await officer.create('enterprises', firmCalled(name));
    if (!this.expect(draft, 201)) return undefined;
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
    await this.until(`enterprises/${id}`, 'submission', (found) => found['status'] !== 'draft');
    firm.checked = await this.until(`enterprises/${id}`, 'check', (found) => found['status'] === 'checked');
    return id;
  }

  /**
   * A command whose answer was lost may have happened: what counts is what the object says. Repeated with the version it
   * says until it has come about.
   */
  private async until(
    path: string,
    command: string,
    done: (found: Readonly<Record<string, unknown>>) => boolean,
    body?: unknown,
  ): Promise<boolean> {
    for (let attempt = 0; attempt < 20; attempt += 1) {
      const { body: found } = await this.officer.get(path);
      if (done(found)) return true;
      const answer = await this.officer.change(`${path}/${command}`, found.version, body);
      // Stale: an earlier try, whose answer was lost, has happened.
      if (answer.status >= 400 && answer.status !== 412 && !this.expect(answer, 200)) return false;
    }
    return false;
  }

  private idOf(answer: Answer, among: Set<string>): string | undefined {
    if (!this.expect(answer, 201)) return undefined;
    among.add(answer.body.id);
    return answer.body.id;
  }

  private expect(answer: Answer, status: number): boolean {
    if (answer.status === status) return true;
    this.acknowledged.refusedInOtherWays.push(`${answer.status} ${JSON.stringify(answer.body)}`);
    return false;
  }
}

/** A service that has not heard of something by event yet refuses by a code that says so: it is asked again. */
async function onceKnown(create: () => Promise<Answer>): Promise<Answer> {
  for (let attempt = 0; ; attempt += 1) {
    const answer = await create();
    if (answer.status < 400 || attempt > 600 || !hasNotHeardYet(answer)) return answer;
    await pause(100);
  }
}

function hasNotHeardYet({ body }: Answer): boolean {
  const { code, details } = body as { code?: string; details?: { codes?: readonly string[] } };
  // Checked in the registry, and not yet heard of by who matches.
  if (code === 'introduction.excluded') return details?.codes?.every((reason) => reason === 'not-checked') ?? false;
  return /unknown|not-known|not-published/.test(String(code));
}

/** The provider's member drafts, an officer checks, the provider publishes. */
async function publishedOffer(officer: Person, provider: Person): Promise<string> {
  const { body: firm } = await provider.create('enterprises', {
    ...firmCalled('Sample Kill Provider Ltd'),
    uscc: undefined,
    placeCode: 'HK',
    brNumber: '12345678',
    seeks: false,
    provides: true,
  });
  const submitted = await provider.change(`enterprises/${firm.id}/submission`, firm.version);
  await officer.change(`enterprises/${firm.id}/check`, submitted.body.version);
  const { body: offer } = await provider.create('offers', {
    providerId: firm.id,
    serviceCodes: ['treasury-centre'],
    servesSectorCodes: [],
    servesSizeCodes: [],
    servesRegionCodes: [],
    marketCodes: [],
    servesStageCodes: [],
    requiresHongKongEntity: false,
    accreditationCodes: [],
    languageCodes: ['mandarin'],
    capacity: 1_000,
    exclusiveMandates: [],
    texts: { 'zh-Hant': '協助製造業設立財資中心。' },
  });
  const published = await provider.change(`offers/${offer.id}/publication`, offer.version, {});
  if (published.status !== 200) throw new Error(`the offer was not published: ${JSON.stringify(published.body)}`);
  return offer.id;
}

function firmCalled(name: string): object {
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

function memorandumOf(enterpriseId: string): object {
  return {
    kindCode: 'agency-enterprise',
    title: { en: 'Sample memorandum' },
    parties: [
      { organisationId: 'investhk', roleCode: 'party' },
      { organisationId: enterpriseId, roleCode: 'party' },
    ],
  };
}

/** Of the right shape; its checksum is wrong more often than not, which is only warned of. */
function unifiedSocialCreditCode(): string {
  const digits = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  return `91330200${Array.from(randomBytes(10), (byte) => digits[byte % digits.length]).join('')}`;
}
