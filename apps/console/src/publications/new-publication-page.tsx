import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useOnceKey } from '../commands/new-key.js';
import { useCommand } from '../commands/use-command.js';
import { ownEnterpriseQuery } from '../enterprises/enterprises.queries.js';
import type { Enterprise } from '../enterprises/enterprises.queries.js';
import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import { Button } from '../parts/button.js';
import { CodesSelect } from '../parts/code-select.js';
import { Page } from '../parts/page.js';
import { ProblemBar } from '../parts/problem-bar.js';
import { StateCard } from '../parts/state-card.js';
import type { Publication, PublicationKind } from './publication-kind.js';
import { publicationTexts } from './texts.js';

export interface NewPublicationPageProps<Of extends Publication, Form, EndReason extends string> {
  readonly kind: PublicationKind<Of, Form, EndReason>;
  readonly firmId: string;
  /** Leads to the draft that was made. */
  readonly show: (id: string) => void;
}

/** The first step of a need or an offer: the services. Everything else is written into the draft that comes of it. */
export function NewPublicationPage<Of extends Publication, Form, EndReason extends string>({
  kind,
  firmId,
  show,
}: NewPublicationPageProps<Of, Form, EndReason>) {
  const say = useTexts(publicationTexts);
  const own = useTexts(kind.texts);
  const { text } = useFormats();
  const { data: enterprise } = useSuspenseQuery(ownEnterpriseQuery(firmId));
  const { key, renew } = useOnceKey();
  const [serviceCodes, setServiceCodes] = useState<readonly string[]>([]);
  const creation = useCommand((owner: Enterprise) => kind.create(kind.begin(owner, serviceCodes), key), {
    touches: kind.touches,
    done: ({ id }) => {
      renew();
      show(id);
    },
  });
  if (!enterprise) {
    return (
      <Page title={own('new')}>
        <StateCard kind="empty" title={say('new.noProfile')} text={own('new.noProfile.text')}>
          <Link to="/profile">{say('profile')}</Link>
        </StateCard>
      </Page>
    );
  }
  return (
    <Page title={own('new')} about={text(enterprise.profile.names)}>
      <form
        className="card form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          creation.mutate(enterprise);
        }}
      >
        <p className="quiet">{own('new.text')}</p>
        <CodesSelect
          kind="service"
          name="serviceCodes"
          label={own('serviceCodes')}
          hint={own('serviceCodes.hint')}
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
