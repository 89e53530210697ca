import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { EventContract } from '@harbourlink/contracts';
import { isRefusal, newId } from '@harbourlink/kernel';
import { Aggregates, Outbox } from '@harbourlink/messaging';
import type { AggregateKind } from '@harbourlink/messaging';
import { UnitsOfWork } from '@harbourlink/persistence';
import { decide as decideOnCase } from './cases/domain/case.commands.js';
import type { CaseCommand } from './cases/domain/case.commands.js';
import * as caseCommands from './cases/domain/case.fixture.js';
import { evolve as evolveCase } from './cases/domain/case.js';
import { caseContract } from './cases/events/case.contract.js';
import { caseRows } from './cases/postgres/case.row.js';
import { decide as decideOnEnterprise } from './enterprises/domain/enterprise.commands.js';
import type { EnterpriseCommand } from './enterprises/domain/enterprise.commands.js';
import * as enterpriseCommands from './enterprises/domain/enterprise.fixture.js';
import { evolve as evolveEnterprise } from './enterprises/domain/enterprise.js';
import { enterpriseContract } from './enterprises/events/enterprise.contract.js';
import { enterpriseRows } from './enterprises/postgres/enterprise.row.js';
import { decide as decideOnNeed } from './needs/domain/need.commands.js';
import type { NeedCommand } from './needs/domain/need.commands.js';
import * as needCommands from './needs/domain/need.fixture.js';
import { evolve as evolveNeed } from './needs/domain/need.js';
import { needContract } from './needs/events/need.contract.js';
import { needRows } from './needs/postgres/need.row.js';
import { decide as decideOnOffer } from './offers/domain/offer.commands.js';
import type { OfferCommand } from './offers/domain/offer.commands.js';
import * as offerCommands from './offers/domain/offer.fixture.js';
import { evolve as evolveOffer } from './offers/domain/offer.js';
import { offerContract } from './offers/events/offer.contract.js';
import { offerRows } from './offers/postgres/offer.row.js';
import { startRegistry } from './registry-service.fixture.js';
import type { Registry } from './registry-service.fixture.js';

interface JournalRow {
  readonly version: number;
  readonly type: string;
  readonly payload: Buffer;
}

let at: Registry;
beforeAll(async () => {
  at = await startRegistry();
}, 60_000);
afterAll(() => at.stop());

/** Executes the commands one after another, refused or not; the events published, folded, must be the row. */
async function journalMustTellTheRow<State, Command, Event extends { readonly type: string }>(
  kind: AggregateKind<State, Command, Event> & { readonly contract: EventContract<Event> },
  commands: readonly Command[],
): Promise<void> {
  const units = at.service.application.get(UnitsOfWork);
  const aggregates = new Aggregates(units, new Outbox('registry'), kind);
  const id = newId();
  let accepted = 0;
  for (const command of commands) {
    const executed = await aggregates.execute(id, command);
    if (!isRefusal(executed)) accepted = executed.version;
  }
  const events = await at.sql<JournalRow>(
    `SELECT version, type, payload FROM registry.journal WHERE aggregate_id = $1
     UNION SELECT version, type, payload FROM registry.outbox WHERE aggregate_id = $1 ORDER BY version`,
    [id],
  );
  const state = events
    .map(({ type, payload }) => kind.contract.decode(type, payload))
    .reduce<State | undefined>((known, event) => kind.evolve(known, event), undefined);
  const row = await units.run((unit) => kind.rows.lock(unit, id));
  expect(row).toEqual({ state, version: accepted });
  expect(events.map(({ version }) => version)).toEqual(Array.from({ length: accepted }, (_, index) => index + 1));
}

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Numbers are one firm's own: the firms of these runs have none, nor a place that would ask for one. */
function withoutPlaceAndNumbers(command: EnterpriseCommand): EnterpriseCommand {
  if (!('profile' in command)) return command;
  const { uscc: _uscc, provinceCode: _province, ...profile } = command.profile;
  return { ...command, profile: { ...profile, placeCode: 'MO' } };
}

describe('the journal tells the row', () => {
  it('of an enterprise, whatever was asked of it', async () => {
    const { draft, importIt, claim, revise, submit, check, requestChanges, refuseIt, suspend, reinstate, withdraw } =
      enterpriseCommands;
    const firsts = fc.constantFrom<EnterpriseCommand>(draft(), importIt(), draft({ hasHongKongEntity: true }));
    const others = fc.oneof(
      {
        weight: 8,
        arbitrary: fc.constantFrom(claim, revise(), revise({ sizeCode: 'large' }), submit, check, submit, check),
      },
      { weight: 3, arbitrary: fc.constantFrom(requestChanges, suspend, reinstate, importIt({ stageCode: 'growth' })) },
      { weight: 1, arbitrary: fc.constantFrom(refuseIt, withdraw) },
    );
    const kind = {
      contract: enterpriseContract,
      decide: decideOnEnterprise,
      evolve: evolveEnterprise,
      rows: enterpriseRows,
    };
    await fc.assert(
      fc.asyncProperty(firsts, fc.array(others, { maxLength: 15, size: 'max' }), (first, rest) =>
        journalMustTellTheRow(kind, [first, ...rest].map(withoutPlaceAndNumbers)),
      ),
      { numRuns: 40 },
    );
  }, 60_000);

  it('of a need, whatever was asked of it', async () => {
    const { draft, revise, end, expire } = needCommands;
    const budget = { low: { amount: '1.50', currency: 'HKD' } } as const;
    const any = fc.constantFrom<NeedCommand>(
      draft({ budget, deadlineOn: '2099-01-01' }),
      revise({ confidential: true }),
      { type: 'publish', enterpriseStatus: 'checked', by: needCommands.member },
      { type: 'renew', enterpriseStatus: 'checked', endsOn: inDays(170), by: needCommands.member },
      end,
      expire,
    );
    const kind = { contract: needContract, decide: decideOnNeed, evolve: evolveNeed, rows: needRows };
    await fc.assert(
      fc.asyncProperty(fc.array(any, { maxLength: 10 }), (rest) => journalMustTellTheRow(kind, [draft(), ...rest])),
      { numRuns: 30 },
    );
  }, 60_000);

  it('of an offer, whatever was asked of it', async () => {
    const { draft, revise, renew, end, expire, rivalId } = offerCommands;
    const exclusiveMandates = [{ principalId: rivalId, serviceCodes: [], sectorCodes: ['fintech'] }];
    const any = fc.constantFrom<OfferCommand>(
      draft(),
      revise({ exclusiveMandates }),
      { type: 'publish', provider: { status: 'checked', provides: true }, by: offerCommands.member },
      renew(inDays(170)),
      end,
      expire,
    );
    const kind = { contract: offerContract, decide: decideOnOffer, evolve: evolveOffer, rows: offerRows };
    await fc.assert(
      fc.asyncProperty(fc.array(any, { maxLength: 10 }), (rest) => journalMustTellTheRow(kind, [draft(), ...rest])),
      { numRuns: 30 },
    );
  }, 60_000);

  it('of a case, whatever was asked of it', async () => {
    const { open, openUnrouted, routeByProvince, handOver, assign, take, close } = caseCommands;
    const any = fc.constantFrom(
      routeByProvince(),
      handOver(),
      handOver('shanghai'),
      assign(),
      assign(caseCommands.officer, ['investhk']),
      take(),
      take('wuhan'),
      close,
    );
    const kind = { contract: caseContract, decide: decideOnCase, evolve: evolveCase, rows: caseRows };
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(open, openUnrouted), fc.array(any, { maxLength: 10 }), (first, rest) =>
        journalMustTellTheRow(kind, [{ ...first, enterpriseId: newId() } as CaseCommand, ...rest]),
      ),
      { numRuns: 40 },
    );
  }, 60_000);
});
