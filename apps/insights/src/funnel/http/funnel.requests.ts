import { Code, PageQuery } from '@harbourlink/service-kit/http';
import { officeCodes, sectorCodes } from '@harbourlink/taxonomy';
import { unrouted } from '../postgres/unit-relations.js';

const offices = [...officeCodes, unrouted];

export class FunnelQuery {
  @Code(offices, { optional: true, description: 'The office that has the case; `unrouted` for what none has yet.' })
  office?: string;

  @Code(sectorCodes, { optional: true })
  sector?: string;
}

export class FunnelUnitsQuery extends PageQuery {
  @Code(offices, { optional: true, description: 'The office that has the case; `unrouted` for what none has yet.' })
  office?: string;

  @Code(sectorCodes, { optional: true })
  sector?: string;

  @Code(['count', 'of'], { optional: true, description: 'Behind which of the two numbers; `count` unless told.' })
  behind?: 'count' | 'of';
}
