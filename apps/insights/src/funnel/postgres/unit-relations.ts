import type { FunnelUnit } from '../funnel-stages.js';

/** Each enterprise with the office of its latest case and its sectors: what everything else inherits. */
const home = `
  SELECT e.id, c.office_code, coalesce(e.sector_codes, '{}') AS sector_codes, e.checked
    FROM enterprise_fact e
    LEFT JOIN (SELECT DISTINCT ON (enterprise_id) enterprise_id, office_code
                 FROM case_fact ORDER BY enterprise_id, id DESC) c ON c.enterprise_id = e.id`;

/**
 * The facts the stages are defined on, one relation for each unit: id, office_code, sector_codes and booleans. Rows of
 * different topics are joined when they are read, so that it does not matter which topic arrives first: what has lost its
 * way to an enterprise so far counts, without office and sector. Sets are joined rather than asked for row by row, which
 * takes seconds at 50,000 enterprises.
 */
export const unitRelations: Readonly<Record<FunnelUnit, string>> = {
  enterprise: `
    SELECT home.id, home.office_code, home.sector_codes,
           home.checked IS TRUE AS checked,
           published.enterprise_id IS NOT NULL AS published_a_need
      FROM home
      LEFT JOIN (SELECT DISTINCT enterprise_id FROM need_fact WHERE published) published
        ON published.enterprise_id = home.id`,
  need: `
    SELECT n.id, home.office_code, home.sector_codes,
           n.published IS TRUE AS published,
           suggested.need_id IS NOT NULL AS had_a_candidate,
           introduced.need_id IS NOT NULL AS had_an_introduction
      FROM need_fact n
      LEFT JOIN home ON home.id = n.enterprise_id
      LEFT JOIN (SELECT DISTINCT need_id FROM suggestion_fact) suggested ON suggested.need_id = n.id
      LEFT JOIN (SELECT DISTINCT need_id FROM introduction_fact) introduced ON introduced.need_id = n.id`,
  introduction: `
    SELECT i.id, home.office_code, home.sector_codes,
           i.accepted IS TRUE AS accepted,
           coalesce(meetings.held, false) AS met,
           coalesce(meetings.promising, false) AS promising
      FROM introduction_fact i
      LEFT JOIN (SELECT introduction_id, bool_or(held) AS held, bool_or(promising) AS promising
                   FROM meeting_fact GROUP BY introduction_id) meetings ON meetings.introduction_id = i.id
      LEFT JOIN need_fact n ON n.id = i.need_id
      LEFT JOIN home ON home.id = n.enterprise_id`,
  // What no enterprise signs (governments, agencies) belongs to the office that keeps it.
  memorandum: `
    SELECT m.id, CASE WHEN home.id IS NULL THEN m.office_code ELSE home.office_code END AS office_code, home.sector_codes,
           m.signed IS TRUE AS signed,
           m.implementing IS TRUE AS implementing
      FROM memorandum_fact m
      LEFT JOIN introduction_fact i ON i.id = m.introduction_id
      LEFT JOIN need_fact n ON n.id = i.need_id
      LEFT JOIN home ON home.id = coalesce(n.enterprise_id, m.enterprise_id)`,
  outcome: `
    SELECT o.id, home.office_code, home.sector_codes,
           o.confirmed IS TRUE AS confirmed,
           o.means_code,
           o.verified IS TRUE AS verified
      FROM outcome_fact o LEFT JOIN home ON home.id = o.enterprise_id
     WHERE o.corrected IS NOT TRUE`,
};

/** Stands in the office filter for what no office has yet. */
export const unrouted = 'unrouted';

/** Starts a statement in which `unitWithin` can be used. */
export const withHome = `WITH home AS (${home})`;

/**
 * The relation of a unit, narrowed to an office ($1) and to any of some sectors ($2) where given. OFFSET 0 keeps the filter
 * above the joins: below them the planner expects a handful of rows and loops over whole tables for each.
 */
export function unitWithin(unit: FunnelUnit): string {
  return `(
    SELECT * FROM (${unitRelations[unit]} OFFSET 0) AS facts
     WHERE ($1::text IS NULL OR office_code IS NOT DISTINCT FROM nullif($1, '${unrouted}'))
       AND ($2::text[] IS NULL OR sector_codes && $2)) AS ${unit}`;
}
