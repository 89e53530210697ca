import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, onceAs } from '@harbourlink/api-client';
import { api } from '../api/api.js';
import { useOnceKey } from '../commands/new-key.js';
import { useCommand } from '../commands/use-command.js';
import { ownEnterpriseQuery } from '../enterprises/enterprises.queries.js';
import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import { Button } from '../parts/button.js';
import { CodesSelect } from '../parts/code-select.js';
import { Page } from '../parts/page.js';
import { ProblemBar } from '../parts/problem-bar.js';
import { StateCard } from '../parts/state-card.js';
import { useCaller } from '../session/session.js';
import { emptyOfferForm, offerOfForm } from './offer-form.js';
import { texts } from './texts.js';

/** The first step of an offer: the services. Everything else is written into the draft that comes of it. */
export function NewOfferPage() {
  const say = useTexts(texts);
  const { text } = useFormats();
  const { organisation } = useCaller();
  const { providerId = organisation?.id ?? '' } = useSearch({ from: '/signed-in/offers/new' });
  const { data: enterprise } = useSuspenseQuery(ownEnterpriseQuery(providerId));
  const navigate = useNavigate();
  const { key, renew } = useOnceKey();
  const [serviceCodes, setServiceCodes] = useState<readonly string[]>([]);
  const creation = useCommand(
    () => {
      const { languageCodes = [] } = enterprise?.profile ?? {};
      const form = { ...emptyOfferForm(providerId), languageCodes, serviceCodes };
      const body = offerOfForm(form);
      return answerOf(api.POST('/api/v1/offers', { ...onceAs(key(body)), body }));
    },
    {
      touches: [['offers']],
      done: ({ id }) => {
        renew();
        void navigate({ to: '/offers/$offerId', params: { offerId: id }, replace: true });
      },
    },
  );
  if (!enterprise) {
    return (
      <Page title={say('new')}>
        <StateCard kind="empty" title={say('new.noProfile')} text={say('new.noProfile.text')}>
          <Link to="/profile">{say('profile')}</Link>
        </StateCard>
      </Page>
    );
  }
  return (
    <Page title={say('new')} about={text(enterprise.profile.names)}>
      <form
        className="card form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          creation.mutate(undefined);
        }}
      >
        <p className="quiet">{say('new.text')}</p>
        <CodesSelect
          kind="service"
          name="serviceCodes"
          label={say('serviceCodes')}
          hint={say('serviceCodes.hint')}
          most={20}
          value={serviceCodes}
          onChange={setServiceCodes}
        />
        {creation.error ? <ProblemBar error={creation.error} /> : null}
        <div className="row">
          <Button kind="primary" type="submit" loading={creation.isPending}>
            {say('new.begin')}
          </Button>
        </div>
      </form>
    </Page>
  );
}
