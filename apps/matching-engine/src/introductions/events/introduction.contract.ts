import { eventContract } from '@harbourlink/contracts';
import {
  ConflictClearedSchema,
  ConflictDeclaredSchema,
  IntroductionAcceptedByAllSchema,
  IntroductionAcceptedSchema,
  IntroductionClosedSchema,
  IntroductionDeclinedSchema,
  IntroductionExpiredSchema,
  IntroductionExtendedSchema,
  IntroductionNudgedSchema,
  IntroductionProposedSchema,
  IntroductionWithdrawnSchema,
} from '@harbourlink/contracts/matching';
import type { IntroductionEvent } from '../domain/introduction.js';

export const introductionContract = eventContract<IntroductionEvent>('matching.introduction.v1', {
  IntroductionProposed: IntroductionProposedSchema,
  ConflictCleared: ConflictClearedSchema,
  ConflictDeclared: ConflictDeclaredSchema,
  IntroductionAccepted: IntroductionAcceptedSchema,
  IntroductionAcceptedByAll: IntroductionAcceptedByAllSchema,
  IntroductionDeclined: IntroductionDeclinedSchema,
  IntroductionNudged: IntroductionNudgedSchema,
  IntroductionExtended: IntroductionExtendedSchema,
  IntroductionExpired: IntroductionExpiredSchema,
  IntroductionWithdrawn: IntroductionWithdrawnSchema,
  IntroductionClosed: IntroductionClosedSchema,
});
