import { Link } from '@tanstack/react-router';
import type { LocalizedText } from '@harbourlink/kernel';
import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import type { Introduction } from './awaits-answer.js';
import { texts } from './texts.js';

export interface IntroductionItemProps {
  readonly introduction: Introduction;
  /** The organisation of the reader, which need not be named to itself. */
  readonly own?: string;
}

/** An introduction in a line: with whom, about what, and until when. */
export function IntroductionItem({ introduction, own }: IntroductionItemProps) {
  const say = useTexts(texts);
  const { date, labels, text } = useFormats();
  const parties: readonly { organisationId?: string; names?: LocalizedText }[] = introduction.parties;
  const names = parties
    .filter(({ organisationId }) => organisationId === undefined || organisationId !== own)
    .map((party) => text(party.names))
    .filter((name) => name !== '');
  const services = introduction.need?.serviceCodes ?? [];
  const about = services.length > 0 ? labels('service', services) : say('introduction');
  return (
    <>
      <Link to="/introductions/$introductionId" params={{ introductionId: introduction.id }}>
        {names.length > 0 ? names.join(' · ') : about}
      </Link>
      <span className="quiet small">{say('until', { date: date(introduction.expiresAt) })}</span>
    </>
  );
}
