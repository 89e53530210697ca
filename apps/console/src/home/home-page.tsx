import { Page } from '../parts/page.js';
import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import { holds, useCaller } from '../session/session.js';
import { AdministratorHome } from './administrator-home.js';
import { MemberHome } from './member-home.js';
import { OfficerHome } from './officer-home.js';
import { VerifierHome } from './verifier-home.js';
import { texts } from './texts.js';
import { WaysCard } from './ways-card.js';

/** For whom something of their own can wait. */
const withWaiting = [
  'enterprise_member',
  'provider_member',
  'officer',
  'team_head',
  'verifier',
  'administrator',
] as const;

/** What waits for who is signed in comes first. */
export function HomePage() {
  const say = useTexts(texts);
  const { text } = useFormats();
  const caller = useCaller();
  const { organisation, person } = caller;
  return (
    <Page
      title={say('hello', { name: text(person.names) })}
      about={holds(caller, ...withWaiting) ? say('waiting') : null}
    >
      <div className="columns two">
        {organisation && holds(caller, 'enterprise_member', 'provider_member') ? (
          <MemberHome organisation={organisation} />
        ) : null}
        {organisation && holds(caller, 'officer', 'team_head') ? (
          <OfficerHome office={organisation.id} personId={person.id} />
        ) : null}
        {holds(caller, 'verifier') ? <VerifierHome /> : null}
        {holds(caller, 'administrator') ? <AdministratorHome /> : null}
        {holds(caller, ...withWaiting) ? null : <WaysCard />}
      </div>
    </Page>
  );
}
