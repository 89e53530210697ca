import { ApiProperty } from '@nestjs/swagger';
import type { Trilingual } from '@harbourlink/kernel';
import { Code, Localized } from '@harbourlink/service-kit/http';
import type { Viewer } from '../../access/viewer.js';
import { exclusionInWords, reasonInWords } from '../application/wording.js';
import { notAvailable } from '../application/wording.texts.js';
import { exclusionCodes } from '../domain/exclusions.js';
import type { Exclusion, ExclusionCode } from '../domain/exclusions.js';
import { reasonTones } from '../domain/reasons.js';
import type { Reason, ReasonCode } from '../domain/reasons.js';

export class ReasonResponse {
  @Code(['need', 'offer'], {
    description: 'Whose view it is: how well the offer serves, or whether the firm is wanted.',
  })
  sideCode!: 'need' | 'offer';

  @Code(Object.keys(reasonTones))
  reasonCode!: ReasonCode;

  @Code(['for', 'against'], { description: 'Whether it speaks for the pair or is a caution.' })
  toneCode!: 'for' | 'against';

  @ApiProperty({ type: [String], description: 'Fields of the need, or of its firm, that caused it.' })
  needFieldCodes!: readonly string[];

  @ApiProperty({ type: [String], description: 'Fields of the offer, or of its provider, that caused it.' })
  offerFieldCodes!: readonly string[];

  @ApiProperty({ type: [String], description: 'The codes in which the fields meet, or do not.' })
  valueCodes!: readonly string[];

  @Localized({ max: 1_000 })
  text!: Trilingual;
}

export class ExclusionResponse {
  @Code([...exclusionCodes, 'not-available'], {
    description: '`not-available`: told to firms instead of a rule that would tell them about somebody else.',
  })
  code!: ExclusionCode | 'not-available';

  @ApiProperty({ type: [String] })
  needFieldCodes!: readonly string[];

  @ApiProperty({ type: [String] })
  offerFieldCodes!: readonly string[];

  @ApiProperty({ type: [String] })
  valueCodes!: readonly string[];

  @Localized({ max: 1_000 })
  text!: Trilingual;
}

export function toReason(reason: Reason): ReasonResponse {
  return { ...reason, toneCode: reasonTones[reason.reasonCode], text: reasonInWords(reason) };
}

/** Rules that speak of a third party or of the other side's business; firms hear of them in neutral words. */
const confidential: readonly ExclusionCode[] = [
  'exclusive-mandate-of-rival',
  'at-capacity',
  'suspended',
  'not-checked',
];

export function toExclusion(exclusion: Exclusion, viewer: Viewer): ExclusionResponse {
  if (viewer.kind === 'firm' && confidential.includes(exclusion.code)) {
    return { code: 'not-available', needFieldCodes: [], offerFieldCodes: [], valueCodes: [], text: notAvailable };
  }
  const { code, needFields, offerFields, valueCodes } = exclusion;
  return {
    code,
    needFieldCodes: needFields,
    offerFieldCodes: offerFields,
    valueCodes,
    text: exclusionInWords(exclusion),
  };
}
