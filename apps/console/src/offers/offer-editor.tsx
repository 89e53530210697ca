import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import { answerOf, ifMatch } from '@harbourlink/api-client';
import { api } from '../api/api.js';
import { useCommand } from '../commands/use-command.js';
import { DraftStatus } from '../drafts/draft-status.js';
import { useDraft } from '../drafts/use-draft.js';
import type { Versioned } from '../drafts/use-draft.js';
import { enterpriseQuery } from '../enterprises/enterprises.queries.js';
import { useTexts } from '../language/use-texts.js';
import { Button } from '../parts/button.js';
import { DraftConflict } from '../parts/draft-conflict.js';
import { errorsByField } from '../parts/field-errors.js';
import { FieldNotesContext, goToField } from '../parts/field.js';
import { MissingList } from '../parts/missing-list.js';
import { ProblemBar } from '../parts/problem-bar.js';
import { TextField } from '../parts/text-fields.js';
import { useCaller } from '../session/session.js';
import { OfferFields } from './offer-fields.js';
import { fieldOfOfferRule, formOfOffer, offerOfForm } from './offer-form.js';
import type { OfferForm } from './offer-form.js';
import type { Offer } from './offers.queries.js';
import { texts } from './texts.js';
import { useOfferWords } from './use-offer-words.js';

export interface OfferEditorProps {
  readonly offer: Offer;
  /** After every write: what the platform has now. */
  readonly saved: (offer: Offer) => void;
}

/** The form of an offer: it saves itself, says what is missing, and is published from here. */
export function OfferEditor({ offer, saved }: OfferEditorProps) {
  const say = useTexts(texts);
  const inWords = useOfferWords();
  const { data: enterprise } = useSuspenseQuery(enterpriseQuery(offer.providerId));
  const [endsOn, setEndsOn] = useState('');
  const path = { id: offer.id };
  const took = (answer: Offer): Versioned<OfferForm> => {
    saved(answer);
    return { version: answer.version, value: formOfOffer(answer) };
  };
  const draft = useDraft<OfferForm>({
    name: `offer.${offer.id}`,
    stored: { version: offer.version, value: formOfOffer(offer) },
    save: async (value, at) =>
      took(
        await answerOf(
          api.PUT('/api/v1/offers/{id}', { params: { path, header: ifMatch(at) }, body: offerOfForm(value) }),
        ),
      ),
  });
  const readTheirs = async () => took(await answerOf(api.GET('/api/v1/offers/{id}', { params: { path } })));
  const publication = useCommand(
    () =>
      answerOf(
        api.POST('/api/v1/offers/{id}/publication', {
          params: { path, header: ifMatch(draft.version()) },
          body: endsOn === '' ? {} : { endsOn },
        }),
      ),
    { touches: [['offers']], done: took },
  );
  const notes = useMemo(
    () => ({
      missing: new Set<string>(offer.missing),
      errors: errorsByField(draft.error ?? publication.error, fieldOfOfferRule),
    }),
    [offer.missing, draft.error, publication.error],
  );
  const publish = async () => {
    if (!(await draft.flush())) return;
    const [first] = missing.current;
    if (first !== undefined) goToField(first);
    else publication.mutate(undefined);
  };
  const missing = useRef(offer.missing);
  missing.current = offer.missing;
  const isDraft = offer.status === 'draft';
  const isChecked = enterprise.status === 'checked';
  const isOwn = useCaller().organisation?.id === offer.providerId;
  return (
    <FieldNotesContext value={notes}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void publish();
        }}
      >
        <DraftConflict draft={draft} readTheirs={readTheirs} inWords={inWords} />
        {draft.error && draft.state === 'refused' && notes.errors.size === 0 ? (
          <ProblemBar error={draft.error} />
        ) : null}
        <MissingList title={say('missing.title')} fields={offer.missing.map((field) => [field, say(field)])} />
        <OfferFields value={draft.value} change={draft.change} />
        {isDraft ? (
          <section className="card form">
            <h2>{say('publish')}</h2>
            {isChecked ? (
              <>
                <p className="quiet">{say('publish.text')}</p>
                <TextField
                  name="endsOn"
                  label={say('endsOn')}
                  hint={say('endsOn.hint')}
                  optional
                  type="date"
                  value={endsOn}
                  onChange={setEndsOn}
                />
              </>
            ) : (
              <p className="bar bar-amber">
                {say('publish.notChecked')}{' '}
                {isOwn ? (
                  <Link to="/profile">{say('publish.notChecked.link')}</Link>
                ) : (
                  <Link to="/enterprises/$enterpriseId" params={{ enterpriseId: offer.providerId }}>
                    {say('publish.notChecked.link')}
                  </Link>
                )}
              </p>
            )}
          </section>
        ) : null}
        {publication.error ? <ProblemBar error={publication.error} /> : null}
        <div className="row action-bar">
          {isDraft ? (
            <Button kind="primary" size="large" type="submit" disabled={!isChecked} loading={publication.isPending}>
              {say('publish')}
            </Button>
          ) : null}
          <DraftStatus state={draft.state} />
        </div>
      </form>
    </FieldNotesContext>
  );
}
