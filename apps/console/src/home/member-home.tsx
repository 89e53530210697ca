import { Link } from '@tanstack/react-router';
import { texts as appTexts } from '../app/texts.js';
import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import { PublicationStatusTag } from '../publications/publication-status-tag.js';
import type { Organisation } from '../session/session.js';
import { introductionsToAnswer, ownNeeds, ownOffers } from './home.queries.js';
import { IntroductionItem } from './introduction-item.js';
import { ProfileCard } from './profile-card.js';
import { texts } from './texts.js';
import { WaitingCard } from './waiting-card.js';

/** For who works for a firm: its profile, what to answer, its needs and offers. */
export function MemberHome({ organisation }: { readonly organisation: Organisation }) {
  const say = useTexts(texts);
  const sayAlways = useTexts(appTexts);
  const { labels } = useFormats();
  const { id, roles } = organisation;
  const titleOf = (codes: readonly string[]) => (codes.length > 0 ? labels('service', codes) : say('untitled'));
  return (
    <>
      <ProfileCard enterpriseId={id} />
      <WaitingCard
        title={say('answers')}
        queryKey={['introductions', 'to-answer', id]}
        read={() => introductionsToAnswer(id)}
        idOf={(introduction) => introduction.id}
        show={(introduction) => <IntroductionItem introduction={introduction} own={id} />}
        all={<Link to="/introductions">{say('all', { title: sayAlways('nav.introductions') })}</Link>}
      />
      {roles.includes('enterprise_member') ? (
        <WaitingCard
          title={say('needs')}
          queryKey={['needs', 'own', id]}
          read={() => ownNeeds(id)}
          idOf={(need) => need.id}
          show={(need) => (
            <>
              <Link to="/needs/$needId" params={{ needId: need.id }}>
                {titleOf(need.serviceCodes)}
              </Link>
              <PublicationStatusTag status={need.status} />
            </>
          )}
          all={<Link to="/needs">{say('all', { title: say('needs') })}</Link>}
          none={<Link to="/needs/new">{say('needs.new')}</Link>}
        />
      ) : null}
      {roles.includes('provider_member') ? (
        <WaitingCard
          title={say('offers')}
          queryKey={['offers', 'own', id]}
          read={() => ownOffers(id)}
          idOf={(offer) => offer.id}
          show={(offer) => (
            <>
              <Link to="/offers/$offerId" params={{ offerId: offer.id }}>
                {titleOf(offer.serviceCodes)}
              </Link>
              <PublicationStatusTag status={offer.status} />
            </>
          )}
          all={<Link to="/offers">{say('all', { title: say('offers') })}</Link>}
          none={<Link to="/offers/new">{say('offers.new')}</Link>}
        />
      ) : null}
    </>
  );
}
