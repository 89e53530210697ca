import { afterAll, beforeAll, describe, it } from '@jest/globals';
import fc from 'fast-check';
import { newId } from '@harbourlink/kernel';
import { Outbox } from '@harbourlink/messaging';
import { UnitsOfWork } from '@harbourlink/persistence';
import { journalMustTellTheRowAfter } from '@harbourlink/service-kit/testing';
import type { JournalledSchema } from '@harbourlink/service-kit/testing';
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

let at: Registry;
let schema: JournalledSchema;
beforeAll(async () => {
  at = await startRegistry();
  const { application } = at.service;
  schema = { units: application.get(UnitsOfWork), outbox: application.get(Outbox), sql: at.sql };
}, 60_000);
afterAll(() => at.stop());

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
        journalMustTellTheRowAfter([first, ...rest].map(withoutPlaceAndNumbers), kind, schema),
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
      fc.asyncProperty(fc.array(any, { maxLength: 10 }), (rest) =>
        journalMustTellTheRowAfter([draft(), ...rest], kind, schema),
      ),
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
      fc.asyncProperty(fc.array(any, { maxLength: 10 }), (rest) =>
        journalMustTellTheRowAfter([draft(), ...rest], kind, schema),
      ),
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
        journalMustTellTheRowAfter([{ ...first, enterpriseId: newId() } as CaseCommand, ...rest], kind, schema),
      ),
      { numRuns: 40 },
    );
  }, 60_000);
});
