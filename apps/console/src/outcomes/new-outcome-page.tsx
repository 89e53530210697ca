import { useSearch } from '@tanstack/react-router';
import { answerOf } from '@harbourlink/api-client';
import { api } from '../api/api.js';
import { useTexts } from '../language/use-texts.js';
import { beginClaim } from './claim-form.js';
import { ClaimPage } from './claim-page.js';
import { texts } from './texts.js';

/** Claims that something came of the work with a firm. */
export function NewOutcomePage() {
  const say = useTexts(texts);
  const origin = useSearch({ from: '/signed-in/outcomes/new' });
  const name = `outcome.${origin.memorandumId ?? origin.enterpriseId ?? 'new'}`;
  return (
    <ClaimPage
      key={name}
      title={say('new')}
      about={say('new.about')}
      confirm={say('claim')}
      name={name}
      begin={() => beginClaim(origin, new Date().getFullYear())}
      send={(body, once) => answerOf(api.POST('/api/v1/outcomes', { body, ...once }))}
    />
  );
}
