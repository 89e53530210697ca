import { Injectable } from '@nestjs/common';
import type { Language, LocalizedText } from '@harbourlink/kernel';
import { UnitsOfWork } from '@harbourlink/persistence';

/** Somebody who answered for their firm, as far as the other side may know them. */
export interface ContactPerson {
  readonly personId: string;
  readonly names: LocalizedText;
  readonly email: string;
  readonly language: Language;
}

/** A party and its people; nobody when who answered has left. */
export interface DisclosedParty {
  readonly organisationId: string;
  readonly people: readonly ContactPerson[];
}

interface Row {
  organisation_id: string;
  person_id: string | null;
  names: LocalizedText;
  email: string;
  language: Language;
}

/** Who has been disclosed to whom, by the ids matching's events carry; names and addresses are identity's own. */
@Injectable()
export class DisclosedContacts {
  constructor(private readonly units: UnitsOfWork) {}

  /** Who accepts for a party is the person it releases; nobody sees them before all have accepted. */
  async accept(introductionId: string, organisationId: string, personId: string): Promise<void> {
    await this.units.run((unit) =>
      unit.query(
        `INSERT INTO disclosed_contact (introduction_id, organisation_id, person_id, disclosed) VALUES ($1, $2, $3, false)
         ON CONFLICT (introduction_id, organisation_id) DO UPDATE SET person_id = excluded.person_id`,
        [introductionId, organisationId, personId],
      ),
    );
  }

  async disclose(introductionId: string): Promise<void> {
    await this.units.run((unit) =>
      unit.query(`UPDATE disclosed_contact SET disclosed = true WHERE introduction_id = $1`, [introductionId]),
    );
  }

  /**
   * The parties of an introduction all have accepted; none before. A person whose membership was taken away has left the
   * firm and is named no more; who accepted by link never had one.
   */
  async of(introductionId: string): Promise<readonly DisclosedParty[]> {
    const rows = await this.units.read((reader) =>
      reader.query<Row>(
        `SELECT c.organisation_id, p.id AS person_id, p.names, p.email, p.language
           FROM disclosed_contact c
           LEFT JOIN person p ON p.id = c.person_id
                AND (SELECT bool_or(m.status = 'active') FROM membership m
                      WHERE m.person_id = c.person_id AND m.organisation_id = c.organisation_id::text) IS NOT FALSE
          WHERE c.introduction_id = $1 AND c.disclosed ORDER BY c.organisation_id`,
        [introductionId],
      ),
    );
    return rows.map(({ organisation_id: organisationId, person_id: personId, names, email, language }) => ({
      organisationId,
      people: personId === null ? [] : [{ personId, names, email, language }],
    }));
  }
}
