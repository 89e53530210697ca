import { useTexts } from '../language/use-texts.js';
import { StatusTag } from '../parts/status-tag.js';
import type { Tone } from '../parts/status-tag.js';
import type { Introduction, Party } from './introductions.queries.js';
import { namedParties } from './naming.js';
import { texts } from './texts.js';
import { usePartyName } from './use-party-name.js';

export interface PartiesCardProps {
  readonly introduction: Introduction;
  readonly own: Party | undefined;
}

/** Who takes part, and how far each is, as far as the reader is told. */
export function PartiesCard({ introduction, own }: PartiesCardProps) {
  const say = useTexts(texts);
  const nameOf = usePartyName();
  return (
    <section className="card stack" aria-labelledby="parties">
      <h2 id="parties">{say('parties')}</h2>
      <ul className="list">
        {namedParties(introduction, undefined).map((party, index) => (
          <li key={party.organisationId ?? index} className="party">
            <span>
              <strong>{nameOf(party)}</strong> {party === own ? <span className="quiet">{say('you')}</span> : null}
              <span className="quiet small block">{say(`side.${party.sideCode}`)}</span>
            </span>
            <PartyState introduction={introduction} party={party} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const checkTones = { open: 'amber', cleared: 'jade', declared: 'coral' } as const satisfies Record<string, Tone>;

function PartyState({ introduction, party }: { readonly introduction: Introduction; readonly party: Party }) {
  const say = useTexts(texts);
  const { conflictCheck, accepted, organisationId } = party;
  const declined = organisationId !== undefined && introduction.declinedByOrganisationId === organisationId;
  return (
    <span className="row">
      {conflictCheck && conflictCheck !== 'not-needed' ? (
        <StatusTag tone={checkTones[conflictCheck]}>{say(`check.${conflictCheck}`)}</StatusTag>
      ) : null}
      {declined ? <StatusTag tone="coral">{say('declinedIt')}</StatusTag> : null}
      {accepted !== undefined && !declined ? (
        <StatusTag tone={accepted ? 'jade' : 'plain'}>{say(accepted ? 'accepted' : 'notAnswered')}</StatusTag>
      ) : null}
    </span>
  );
}
