type Sql = <Row extends object>(text: string) => Promise<Row[]>;

/**
 * The funnel counted from the tables of the services that own the facts, and from their journals where the table keeps
 * only the latest state: no event of insights is used.
 */
const count = {
  known: 'SELECT count(*) FROM registry.enterprise',
  checked: `SELECT count(DISTINCT aggregate_id) FROM registry.journal WHERE type LIKE '%.EnterpriseChecked'`,
  'with-need': `SELECT count(DISTINCT n.enterprise_id) FROM registry.need n
      WHERE EXISTS (SELECT 1 FROM registry.journal j WHERE j.aggregate_id = n.id AND j.type LIKE '%.NeedPublished')
        AND EXISTS (SELECT 1 FROM registry.journal j WHERE j.aggregate_id = n.enterprise_id AND j.type LIKE '%.EnterpriseChecked')`,
  published: `SELECT count(DISTINCT aggregate_id) FROM registry.journal WHERE type LIKE '%.NeedPublished'`,
  matched: 'SELECT count(DISTINCT need_id) FROM matching.suggestion',
  introduced: 'SELECT count(DISTINCT need_id) FROM matching.introduction',
  proposed: 'SELECT count(*) FROM matching.introduction',
  accepted: `SELECT count(DISTINCT aggregate_id) FROM matching.journal WHERE type LIKE '%.IntroductionAcceptedByAll'`,
  met: `SELECT count(DISTINCT m.introduction_id) FROM matching.meeting m
      WHERE EXISTS (SELECT 1 FROM matching.journal j WHERE j.aggregate_id = m.id AND j.type LIKE '%.MeetingHeld')
        AND EXISTS (SELECT 1 FROM matching.journal j WHERE j.aggregate_id = m.introduction_id AND j.type LIKE '%.IntroductionAcceptedByAll')`,
  promising: `SELECT count(DISTINCT m.introduction_id) FROM matching.meeting m WHERE m.ratings::text LIKE '%co-operation-possible%'`,
  recorded: 'SELECT count(*) FROM mou.memorandum',
  signed: `SELECT count(DISTINCT aggregate_id) FROM mou.journal WHERE type LIKE '%.MemorandumSigned'`,
  implementing: `SELECT count(DISTINCT aggregate_id) FROM mou.journal WHERE type LIKE '%.ImplementationStarted'`,
  claimed: 'SELECT count(*) FROM mou.outcome',
  confirmed: `SELECT count(DISTINCT aggregate_id) FROM mou.journal WHERE type LIKE '%.OutcomeConfirmed'`,
  verified: `SELECT count(DISTINCT aggregate_id) FROM mou.journal WHERE type LIKE '%.OutcomeVerified'`,
} as const;

const stages: readonly (readonly [string, keyof typeof count, keyof typeof count])[] = [
  ['known', 'known', 'known'],
  ['checked', 'checked', 'known'],
  ['with-need', 'with-need', 'checked'],
  ['matched', 'matched', 'published'],
  ['introduced', 'introduced', 'published'],
  ['accepted', 'accepted', 'proposed'],
  ['met', 'met', 'accepted'],
  ['promising', 'promising', 'met'],
  ['mou-signed', 'signed', 'recorded'],
  ['implementing', 'implementing', 'signed'],
  ['claimed', 'claimed', 'claimed'],
  ['confirmed', 'confirmed', 'claimed'],
  ['verified', 'verified', 'confirmed'],
];

export async function funnelByTables(sql: Sql): Promise<{ stage: string; count: number; of: number }[]> {
  const value = async (of: keyof typeof count): Promise<number> => {
    const [row] = await sql<{ n: number }>(`SELECT (${count[of]})::int AS n`);
    return row?.n ?? 0;
  };
  return Promise.all(
    stages.map(async ([stage, counted, of]) => ({ stage, count: await value(counted), of: await value(of) })),
  );
}
