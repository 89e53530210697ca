import fc from 'fast-check';
import type { MemorandumCommand } from './memorandum.commands.js';
import {
  colleague,
  content,
  deliver,
  enterpriseParty,
  firm,
  hold,
  lapse,
  officer,
  provider,
  resume,
  sign,
  startImplementation,
  startNegotiation,
  terminate,
} from './memorandum.fixture.js';
import type { MemorandumContent } from './memorandum.js';
import { dropReasons, evidences } from './milestone.js';

const milestoneId = fc.constantFrom(
  '0190a000-0000-7000-8000-0000000000b1',
  '0190a000-0000-7000-8000-0000000000b2',
  '0190a000-0000-7000-8000-0000000000b3',
);
const title = fc.oneof(
  fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }).map((text) => ({ 'zh-Hant': text })),
  fc.constant({ en: 'Licence', 'zh-Hans': '许可' }),
);
const date = fc.constantFrom('2026-01-31', '2026-11-20', '2027-03-31');

/** Contents with and without everything that may be absent. */
const anyContent: fc.Arbitrary<MemorandumContent> = fc
  .record(
    {
      parentMemorandumId: fc.constant('0190a000-0000-7000-8000-0000000000c1'),
      introductionId: fc.constant('0190a000-0000-7000-8000-0000000000c2'),
      meetingId: fc.constant('0190a000-0000-7000-8000-0000000000c3'),
      originEventCode: fc.constant('ningbo-week-2026'),
      value: fc.record({
        amount: fc.constantFrom('0.01', '5000000', '12.5'),
        currency: fc.constantFrom('HKD', 'CNY', 'USD'),
      }),
      validUntilOn: fc.constantFrom('2026-11-01', '2030-12-31'),
      projects: fc.constant([
        { projectId: '0190a000-0000-7000-8000-0000000000d1', title: { en: 'Pilot' }, areaCode: 'financial-services' },
      ]),
      parties: fc.constant([
        { ...enterpriseParty(firm), ownerPersonId: colleague },
        enterpriseParty(provider),
        { natureCode: 'government' as const, roleCode: 'witness' as const, name: { en: 'City' } },
      ]),
    },
    { requiredKeys: [] },
  )
  .map((changes) => content(changes));

/** Anything that can be asked of a memorandum that is on record. */
export const anyMemorandumCommand: fc.Arbitrary<MemorandumCommand> = fc.oneof(
  fc.constantFrom(startNegotiation, sign, startImplementation, deliver, hold, resume),
  { weight: 1, arbitrary: fc.constantFrom(lapse, terminate) },
  { weight: 2, arbitrary: anyContent.map((changed) => ({ type: 'revise' as const, content: changed, by: officer })) },
  {
    weight: 3,
    arbitrary: fc
      .record({ milestoneId, title, ownerOrganisationId: fc.constantFrom(firm, provider), dueOn: date })
      .map((milestone) => ({ type: 'plan-milestone' as const, milestone, by: officer })),
  },
  {
    weight: 3,
    arbitrary: fc
      .record({ milestoneId, reachedOn: date, evidenceCode: fc.constantFrom(...evidences) })
      .map((reached) => ({ type: 'reach-milestone' as const, ...reached, by: officer })),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({ milestoneId, dueOn: date })
      .map((moved) => ({ type: 'reschedule-milestone' as const, ...moved, by: officer })),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ milestoneId, reasonCode: fc.constantFrom(...dropReasons) })
      .map((dropped) => ({ type: 'drop-milestone' as const, ...dropped, by: officer })),
  },
);
