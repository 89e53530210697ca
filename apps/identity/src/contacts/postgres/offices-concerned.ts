import { Injectable } from '@nestjs/common';
import { UnitsOfWork } from '@harbourlink/persistence';

/** Which offices work on an introduction or on one of its parties, by the events of matching and registry. */
@Injectable()
export class OfficesConcerned {
  constructor(private readonly units: UnitsOfWork) {}

  async introduced(introductionId: string, officeCode: string): Promise<void> {
    await this.units.run((unit) =>
      unit.query(
        `INSERT INTO introduction_office (introduction_id, office_code) VALUES ($1, $2) ON CONFLICT DO NOTHING`,
        [introductionId, officeCode],
      ),
    );
  }

  async opened(caseId: string, enterpriseId: string, officeCode: string | undefined): Promise<void> {
    await this.units.run((unit) =>
      unit.query(
        `INSERT INTO case_office (case_id, enterprise_id, office_code) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
        [caseId, enterpriseId, officeCode ?? null],
      ),
    );
  }

  /** From now on it is another office's: the one before has nothing to do with it any more. */
  async routed(caseId: string, officeCode: string): Promise<void> {
    await this.units.run((unit) =>
      unit.query('UPDATE case_office SET office_code = $2 WHERE case_id = $1', [caseId, officeCode]),
    );
  }

  /** True for the office that made the introduction, and for those that have the case of a party. */
  async isConcerned(officeCode: string, introductionId: string, partyIds: readonly string[]): Promise<boolean> {
    const found = await this.units.read((reader) =>
      reader.query(
        `SELECT 1 FROM introduction_office WHERE introduction_id = $1 AND office_code = $2
          UNION ALL
         SELECT 1 FROM case_office WHERE enterprise_id = ANY($3::uuid[]) AND office_code = $2 LIMIT 1`,
        [introductionId, officeCode, partyIds],
      ),
    );
    return found.length > 0;
  }
}
