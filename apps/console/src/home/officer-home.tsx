import { Link } from '@tanstack/react-router';
import { texts as appTexts } from '../app/texts.js';
import { EnterpriseStatusTag } from '../enterprises/enterprise-status-tag.js';
import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import { casesOf, introductionsAboutToExpire, outcomesToCorrect, profilesToCheck, queueOf } from './home.queries.js';
import { IntroductionItem } from './introduction-item.js';
import { OutcomeItem } from './outcome-item.js';
import { texts } from './texts.js';
import { WaitingCard } from './waiting-card.js';

export interface OfficerHomeProps {
  readonly office: string;
  readonly personId: string;
}

/** For officers: what their office has to check, what came back to them, introductions that run out, and their cases. */
export function OfficerHome({ office, personId }: OfficerHomeProps) {
  const say = useTexts(texts);
  const sayAlways = useTexts(appTexts);
  const { label, moment, text } = useFormats();
  return (
    <>
      <WaitingCard
        title={say('queue')}
        queryKey={['enterprises', 'queue', office]}
        read={() => profilesToCheck(office)}
        idOf={({ id }) => id}
        show={({ id, profile, submittedAt }) => (
          <>
            <Link to="/enterprises/$enterpriseId" params={{ enterpriseId: id }}>
              {text(profile.names)}
            </Link>
            <span className="quiet small">
              {[
                profile.placeCode && label('place', profile.placeCode),
                submittedAt && say('submitted', { at: moment(submittedAt) }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </>
        )}
        all={
          <Link to="/enterprises" search={queueOf(office)}>
            {say('all', { title: say('queue') })}
          </Link>
        }
      />
      <WaitingCard
        title={say('toCorrect')}
        queryKey={['outcomes', 'to-correct', personId]}
        read={outcomesToCorrect}
        idOf={({ id }) => id}
        show={(outcome) => <OutcomeItem outcome={outcome} />}
        all={
          <Link to="/outcomes" search={{ queue: 'to-correct', sort: 'oldest' }}>
            {say('all', { title: say('toCorrect') })}
          </Link>
        }
      />
      <WaitingCard
        title={say('expiring')}
        queryKey={['introductions', 'expiring', office]}
        read={() => introductionsAboutToExpire(office)}
        idOf={({ id }) => id}
        show={(introduction) => <IntroductionItem introduction={introduction} />}
        all={<Link to="/introductions">{say('all', { title: sayAlways('nav.introductions') })}</Link>}
      />
      <WaitingCard
        title={say('cases')}
        queryKey={['cases', 'of', personId]}
        read={() => casesOf(personId)}
        idOf={({ id }) => id}
        show={({ enterpriseId, names, enterpriseStatus }) => (
          <>
            <Link to="/enterprises/$enterpriseId" params={{ enterpriseId }}>
              {text(names)}
            </Link>
            <EnterpriseStatusTag enterprise={{ status: enterpriseStatus }} />
          </>
        )}
      />
    </>
  );
}
