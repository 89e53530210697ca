import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { instant, isRefusal, plusDays } from '@harbourlink/kernel';
import { Outbox } from '@harbourlink/messaging';
import { matchingDatabase } from '../../matching-database.fixture.js';
import { commands as sample } from '../domain/introduction.fixture.js';
import { IntroductionRow } from '../postgres/introduction.row.js';
import { IntroductionsQueries } from '../postgres/introductions.queries.js';
import { IntroductionClock } from './introduction-clock.js';
import { IntroductionsCommands } from './introductions.commands.js';

type Replica = Awaited<ReturnType<typeof replica>>;

let database: Awaited<ReturnType<typeof matchingDatabase>>;
let one: Replica;
let other: Replica;
beforeAll(async () => {
  database = await matchingDatabase();
  [one, other] = [await replica(), await replica()];
}, 60_000);
afterAll(() => database.drop());

async function replica() {
  const units = await database.units([IntroductionRow]);
  const queries = new IntroductionsQueries(units);
  const commands = new IntroductionsCommands(units, new Outbox('matching'));
  return { units, queries, commands, clock: new IntroductionClock(units, queries, commands) };
}

/** An introduction whose reminder has been due for a while, and whose end if told so. */
async function introduction(due: 'nudge' | 'expire'): Promise<string> {
  const id = randomUUID();
  const future = plusDays(instant(Date.now()), 1);
  const proposal = { ...sample.propose, nudgeAt: future, expiresAt: plusDays(future, 1) };
  expect(isRefusal(await one.commands.execute(id, proposal))).toBe(false);
  await one.units.run((unit) =>
    unit.query(`UPDATE introduction SET nudge_at = $2, expires_at = $3 WHERE id = $1`, [
      id,
      instant('2020-01-01'),
      due === 'expire' ? instant('2020-01-02') : future,
    ]),
  );
  return id;
}

async function stateOf(id: string) {
  const found = await one.queries.find(id, { kind: 'platform' });
  return { status: found?.state.status, nudged: found?.state.nudged, version: found?.version };
}

describe('the clock of introductions', () => {
  it('reminds once, then has nothing to do', async () => {
    const id = await introduction('nudge');
    expect(await one.clock.tick()).toBe(true);
    expect(await stateOf(id)).toEqual({ status: 'proposed', nudged: true, version: 2 });
    expect(await one.clock.tick()).toBe(false);
  });

  it('ends what is over without reminding first', async () => {
    const id = await introduction('expire');
    expect(await one.clock.tick()).toBe(true);
    expect(await stateOf(id)).toEqual({ status: 'expired', nudged: false, version: 2 });
  });

  it('settles each introduction once when replicas run at the same moment', async () => {
    const ids = await Promise.all(Array.from({ length: 6 }, () => introduction('expire')));
    const drain = async ({ clock }: Replica) => {
      let ticks = 0;
      while (await clock.tick()) ticks += 1;
      return ticks;
    };
    const ticks = await Promise.all([drain(one), drain(other)]);
    expect(ticks[0] + ticks[1]).toBe(6);
    for (const id of ids) expect(await stateOf(id)).toMatchObject({ status: 'expired', version: 2 });
  });

  it('passes over what another replica is busy with', async () => {
    const id = await introduction('nudge');
    await one.units.run(async (unit) => {
      expect(await one.queries.claimDue(unit)).toEqual({ id, due: 'nudge' });
      expect(await other.clock.tick()).toBe(false);
    });
    expect(await other.clock.tick()).toBe(true);
  });
});
