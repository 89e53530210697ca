import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { eventually } from '@harbourlink/testing';
import { firmChecked, introductionProposed, startTelling } from '../../notifications.fixture.js';
import type { ClaimedDelivery } from '../postgres/delivery-work.js';

jest.setTimeout(60_000);

let at: Awaited<ReturnType<typeof startTelling>>;
let firm: string;
let person: string;

beforeAll(async () => {
  at = await startTelling();
});
afterAll(() => at.stop());

beforeEach(async () => {
  await at.sql('TRUNCATE outbox, delivery, delivery_work, notice, notice_counter, preference, known_membership');
  at.sink.mails.length = 0;
  firm = randomUUID();
  person = randomUUID();
  await at.sql(
    `INSERT INTO known_membership (id, person_id, organisation_id, organisation_kind, role)
     VALUES (gen_random_uuid(), $1, $2, 'enterprise', 'enterprise_member')`,
    [person, firm],
  );
  at.identity.people.set(person, { email: 'mei@firm.test', language: 'zh-Hans' });
  await at.units.run((unit) =>
    at.organisations.keep(unit, [{ organisationId: firm, version: 1, names: { en: 'Sample Firm' } }]),
  );
});

const statuses = () =>
  at.sql<{ status: string; failures: number; last_failure_code: string | null }>('SELECT * FROM delivery');
const makeDue = () => at.sql(`UPDATE delivery SET due_at = now() - interval '1 second' WHERE status = 'waiting'`);

async function onlyClaim(): Promise<ClaimedDelivery> {
  const [claimed] = await at.work.claim(1, 60);
  if (!claimed) throw new Error('nothing was due');
  return claimed;
}

describe('a mail', () => {
  it('is written in the language of the person, as text and HTML, with the notice of non-endorsement', async () => {
    await at.telling.tell(firmChecked(firm));
    await at.worker.sendWhatIsDue();
    const [mail] = at.sink.mails;
    expect(mail?.subject).toBe('“示例·甬澜”的资料已核查');
    expect(mail?.text).toContain(`http://platform.test/enterprises/${firm}`);
    expect(mail?.text).toContain('不代表对任何企业、服务或项目的认可或推荐');
    expect(mail?.html).toContain('不代表对任何企业、服务或项目的认可或推荐');
    expect(mail?.messageId).toMatch(/^<[0-9a-f]{40}@harbourlink>$/);
    expect(await statuses()).toMatchObject([{ status: 'sent', failures: 0 }]);
    expect(await at.sql('SELECT * FROM delivery_work')).toEqual([]);
  });

  it('comes again with the same Message-ID when its sender dies between sending and recording', async () => {
    await at.telling.tell(firmChecked(firm));
    await at.mail.send(await onlyClaim());
    await at.sql(`UPDATE delivery_work SET leased_until = now()`);
    await at.worker.sendWhatIsDue();
    const [first, second] = at.sink.mails;
    expect(at.sink.mails).toHaveLength(2);
    expect(second?.messageId).toBe(first?.messageId);
    expect(await statuses()).toMatchObject([{ status: 'sent' }]);
  });

  it('is claimed by one sender at a time', async () => {
    await at.telling.tell(firmChecked(firm));
    const claims = await Promise.all([at.work.claim(8, 60), at.work.claim(8, 60), at.work.claim(8, 60)]);
    expect(claims.flat()).toHaveLength(1);
  });

  it('carries a link for the person alone, the same one when it is sent again, and the secret stays out of the database', async () => {
    const introduction = randomUUID();
    await at.telling.tell(introductionProposed(introduction, firm));
    await at.mail.send(await onlyClaim());
    await at.sql(`UPDATE delivery_work SET leased_until = now()`);
    await at.mail.send(await onlyClaim());
    const [link] = [...at.identity.links.values()];
    expect(at.identity.links.size).toBe(1);
    expect(link?.request).toEqual({
      purpose: 'introduction.respond',
      personId: person,
      organisationId: firm,
      resourceId: introduction,
    });
    for (const mail of at.sink.mails) expect(mail.text).toContain(link?.url);
    const stored = JSON.stringify([
      await at.sql('SELECT * FROM delivery'),
      await at.sql('SELECT * FROM delivery_work'),
    ]);
    expect(stored).not.toContain('secret');
    expect(stored).not.toContain('mei@firm.test');
  });

  it('waits while the mail server is down, and leaves when it is back', async () => {
    await at.sink.close();
    await at.telling.tell(firmChecked(firm));
    await at.worker.sendWhatIsDue();
    expect(await statuses()).toMatchObject([
      { status: 'waiting', failures: 1, last_failure_code: 'mail-server-unavailable' },
    ]);
    expect(await at.worker.sendWhatIsDue()).toBe(false);
    await at.sink.open();
    await eventually(async () => {
      await at.worker.sendWhatIsDue();
      return at.sink.mails.length === 1;
    });
    expect(await statuses()).toMatchObject([{ status: 'sent', failures: 1 }]);
  });

  it('waits while the mail server is busy', async () => {
    at.sink.busy = true;
    await at.telling.tell(firmChecked(firm));
    await at.worker.sendWhatIsDue();
    expect(await statuses()).toMatchObject([{ status: 'waiting', last_failure_code: 'mail-server-busy' }]);
    at.sink.busy = false;
    await makeDue();
    await at.worker.sendWhatIsDue();
    expect(at.sink.mails).toHaveLength(1);
  });

  it('waits while identity is down, and nothing is lost', async () => {
    at.identity.isUp = false;
    await at.telling.tell(firmChecked(firm));
    await at.worker.sendWhatIsDue();
    expect(await statuses()).toMatchObject([{ status: 'waiting', last_failure_code: 'identity-unavailable' }]);
    at.identity.isUp = true;
    await makeDue();
    await at.worker.sendWhatIsDue();
    expect(at.sink.mails).toHaveLength(1);
  });

  it('asks for a new token when identity does not know the old one any more', async () => {
    await at.telling.tell(firmChecked(firm));
    await at.worker.sendWhatIsDue();
    at.identity.tokens.clear();
    await at.telling.tell(firmChecked(firm));
    await at.worker.sendWhatIsDue();
    expect(at.sink.mails).toHaveLength(2);
  });

  it('is given up for a person without an address', async () => {
    at.identity.people.set(person, { language: 'en' });
    await at.telling.tell(firmChecked(firm));
    await at.worker.sendWhatIsDue();
    expect(await statuses()).toMatchObject([{ status: 'given-up', last_failure_code: 'no-address' }]);
    expect(await at.sql('SELECT * FROM delivery_work')).toEqual([]);
  });

  it('is given up when the mail server does not know the address', async () => {
    at.identity.people.set(person, { email: 'nobody@firm.test', language: 'en' });
    at.sink.unknown.add('nobody@firm.test');
    await at.telling.tell(firmChecked(firm));
    await at.worker.sendWhatIsDue();
    expect(await statuses()).toMatchObject([{ status: 'given-up', last_failure_code: 'address-refused' }]);
  });

  it('is not written for who turned the workflow off for e-mail', async () => {
    await at.preferences.replace(
      person,
      [{ workflowCode: 'enterprise-checked', channelCode: 'email', setting: 'off' }],
      0,
    );
    await at.telling.tell(firmChecked(firm));
    expect(await statuses()).toEqual([]);
    expect(await at.sql('SELECT * FROM notice')).toHaveLength(1);
  });

  it('is queued once however often the same event is told', async () => {
    const occasion = firmChecked(firm);
    await at.telling.tell(occasion);
    await at.telling.tell(occasion);
    expect(await statuses()).toHaveLength(1);
    expect(await at.sql('SELECT * FROM notice')).toHaveLength(1);
  });

  it('leaves before others when it is urgent', async () => {
    await at.telling.tell(firmChecked(firm));
    await at.telling.tell(introductionProposed(randomUUID(), firm));
    expect((await onlyClaim()).workflowCode).toBe('introduction-proposed');
  });
});
