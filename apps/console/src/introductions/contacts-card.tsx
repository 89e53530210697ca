import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiProblem } from '@harbourlink/api-client';
import { useFormats } from '../language/formats.js';
import { ownNames } from '../language/language.js';
import { useTexts } from '../language/use-texts.js';
import { Button } from '../parts/button.js';
import { ProblemBar } from '../parts/problem-bar.js';
import { contactsQuery } from './introductions.queries.js';
import type { Contacts, Party } from './introductions.queries.js';
import { texts } from './texts.js';

type Person = Contacts['items'][number]['people'][number];

export interface ContactsCardProps {
  readonly introductionId: string;
  readonly own: Party | undefined;
}

/** Whom to write to on the other side; asked for until it is there. */
export function ContactsCard({ introductionId, own }: ContactsCardProps) {
  const say = useTexts(texts);
  const { text } = useFormats();
  const { data: contacts, error, refetch } = useQuery(contactsQuery(introductionId));
  if (error instanceof ApiProblem && error.code === 'contacts.other-office')
    return (
      <section className="card stack" aria-labelledby="contacts">
        <h2 id="contacts">{say('contacts')}</h2>
        <p className="quiet">{error.message}</p>
      </section>
    );
  if (error) return <ProblemBar error={error} again={() => void refetch()} />;
  const others = (contacts?.items ?? []).filter(({ organisationId }) => organisationId !== own?.organisationId);
  return (
    <section className="card stack contacts" aria-labelledby="contacts">
      <h2 id="contacts">{say('contacts')}</h2>
      <p role="status" className={contacts ? 'hidden' : 'quiet'}>
        {contacts ? null : say('contacts.soon')}
      </p>
      {others.map(({ organisationId, organisationNames, people }) => (
        <div key={organisationId} className="stack">
          <h3>{text(organisationNames)}</h3>
          {people.length === 0 ? <p className="quiet">{say('contacts.nobody')}</p> : null}
          <ul className="list">
            {people.map((person) => (
              <PersonRow key={person.personId} person={person} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function PersonRow({ person: { names, email, language } }: { readonly person: Person }) {
  const say = useTexts(texts);
  const { text } = useFormats();
  const [copied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard.writeText(email).then(() => setCopied(true));
  return (
    <li className="contact">
      <span>
        <strong>{text(names)}</strong>
        <a className="mail" href={`mailto:${email}`}>
          {email}
        </a>
        <span className="quiet small">{say('contacts.writesIn', { language: ownNames[language] })}</span>
      </span>
      <Button onClick={copy} aria-label={`${say('copy')}: ${email}`}>
        <span aria-live="polite">{say(copied ? 'copied' : 'copy')}</span>
      </Button>
    </li>
  );
}
