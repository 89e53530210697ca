import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { idOf, profileBody, startRegistry } from '../registry-service.fixture.js';
import type { Registry } from '../registry-service.fixture.js';
import { SubmittedAt1764000000004 } from './0004-submitted-at.js';

let at: Registry;
beforeAll(async () => {
  at = await startRegistry();
}, 60_000);
afterAll(() => at.stop());

interface Submission {
  readonly id: string;
  readonly submittedAt: Date | null;
}

const submissions = (): Promise<Submission[]> =>
  at.sql(`SELECT id, submitted_at AS "submittedAt" FROM enterprise ORDER BY id`);

describe('the moment of a submission', () => {
  it('of before it was kept is taken from the journal, the last one of each firm', async () => {
    const officer = await at.member('shanghai', 'officer');
    const [resubmitted, revised, unsubmitted] = [await at.firm(), await at.firm(), await at.firm()];
    const first = await resubmitted.create('enterprises', profileBody());
    const path = `enterprises/${idOf(first)}`;
    const submitted = await resubmitted.change(`${path}/submission`, first);
    const back = await officer.change(`${path}/changes-request`, submitted, { reasonCodes: ['place-wrong'] });
    await resubmitted.change(`${path}/submission`, back);
    const second = await revised.create('enterprises', profileBody());
    const checking = await revised.change(`enterprises/${idOf(second)}/submission`, second);
    const checked = await officer.change(`enterprises/${idOf(second)}/check`, checking);
    const edited = await revised.change(`enterprises/${idOf(second)}`, checked, profileBody(), 'PUT');
    await revised.change(`enterprises/${idOf(second)}/submission`, edited);
    await unsubmitted.create('enterprises', profileBody());
    const told = await submissions();
    expect(told.map(({ submittedAt }) => submittedAt === null)).toEqual([false, false, true]);

    const owner = await new DataSource({ type: 'postgres', url: at.ownerUrl, schema: 'registry' }).initialize();
    const runner = owner.createQueryRunner();
    await runner.query('SET search_path = registry');
    await new SubmittedAt1764000000004().down(runner);
    await new SubmittedAt1764000000004().up(runner);
    await owner.destroy();
    expect(await submissions()).toEqual(told);
  });
});
