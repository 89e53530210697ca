import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import { Button } from '../parts/button.js';
import { Facts } from '../parts/facts.js';
import { Page } from '../parts/page.js';
import { holds, useCaller } from '../session/session.js';
import { OfferEditor } from './offer-editor.js';
import { formOfOffer } from './offer-form.js';
import { OfferLife } from './offer-life.js';
import { OfferStatusTag } from './offer-status-tag.js';
import { offerQuery } from './offers.queries.js';
import type { Offer } from './offers.queries.js';
import { texts } from './texts.js';
import { useOfferWords } from './use-offer-words.js';
import { WhereTheOfferStands } from './where-the-offer-stands.js';

/** One offer: what it says, where it stands; who may write it writes it here. */
export function OfferPage() {
  const { offerId } = useParams({ from: '/signed-in/offers/$offerId' });
  const say = useTexts(texts);
  const { labels, text } = useFormats();
  const inWords = useOfferWords();
  const caller = useCaller();
  const store = useQueryClient();
  const query = offerQuery(offerId);
  const { data: offer } = useSuspenseQuery(query);
  const [editing, setEditing] = useState(false);
  const saved = (next: Offer) => {
    store.setQueryData(query.queryKey, next);
    if (next.status !== offer.status) setEditing(false);
  };
  const isOfficer = holds(caller, 'officer', 'team_head');
  const mayWrite = isOfficer || caller.organisation?.id === offer.providerId;
  const firm = text(offer.providerNames);
  const writes = mayWrite && (offer.status === 'draft' || (editing && offer.status === 'published'));
  return (
    <Page
      title={offer.serviceCodes.length > 0 ? labels('service', offer.serviceCodes) : say('untitled')}
      about={
        <>
          <OfferStatusTag status={offer.status} />
          {isOfficer ? (
            <Link to="/enterprises/$enterpriseId" params={{ enterpriseId: offer.providerId }}>
              {firm || say('provider')}
            </Link>
          ) : (
            firm
          )}
        </>
      }
    >
      <div className="columns wide-left">
        <div className="aside">
          {mayWrite && offer.status === 'published' ? (
            <div className="row">
              <Button onClick={() => setEditing(!editing)}>{say(editing ? 'stopEditing' : 'edit')}</Button>
            </div>
          ) : null}
          {writes ? (
            <OfferEditor key={`${offer.id} ${offer.status}`} offer={offer} saved={saved} />
          ) : (
            <section className="card">
              <h2>{say('content')}</h2>
              <Facts facts={inWords(formOfOffer(offer))} />
            </section>
          )}
        </div>
        <div className="aside aside-first">
          <WhereTheOfferStands offer={offer} />
          {mayWrite && offer.status !== 'ended' ? <OfferLife offer={offer} saved={saved} /> : null}
        </div>
      </div>
    </Page>
  );
}
