import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { Link, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { ApiProblem } from '@harbourlink/api-client';
import { useLanguage } from '../language/language.js';
import { useTexts } from '../language/use-texts.js';
import { Button, ButtonAnchor } from '../parts/button.js';
import { StateCard } from '../parts/state-card.js';
import { signInAddress } from '../session/session.js';
import { useOnline } from './offline-bar.js';
import { texts } from './texts.js';

/** While a page's data is on its way. */
export function LoadingPage() {
  const say = useTexts(texts);
  return (
    <div className="page" aria-busy="true">
      <p className="quiet" role="status">
        {say('loading')}
      </p>
      <div className="skeleton" />
      <div className="skeleton short" />
    </div>
  );
}

export function MissingPage() {
  const say = useTexts(texts);
  return (
    <StateCard wholePage kind="missing" title={say('missing.title')} text={say('missing.text')}>
      <Link to="/">{say('nav.home')}</Link>
    </StateCard>
  );
}

/** What went wrong, in the reader's words, and what to do about it. */
export function ErrorPage({ error }: ErrorComponentProps) {
  const say = useTexts(texts);
  const router = useRouter();
  const language = useLanguage();
  const online = useOnline();
  const { reset } = useQueryErrorResetBoundary();
  useEffect(reset, [reset]);
  const again = (
    <Button kind="primary" onClick={() => void router.invalidate()}>
      {say('retry')}
    </Button>
  );
  if (!(error instanceof ApiProblem)) {
    return (
      <StateCard
        wholePage
        kind="error"
        title={say('error.title')}
        text={say(online ? 'error.unforeseen' : 'error.offline')}
      >
        {again}
      </StateCard>
    );
  }
  if (error.status === 401) {
    return (
      <StateCard wholePage kind="forbidden" title={say('signIn')} text={say('session.ended')}>
        <ButtonAnchor kind="primary" href={signInAddress(location.pathname + location.search, language)}>
          {say('signIn')}
        </ButtonAnchor>
      </StateCard>
    );
  }
  if (error.status === 403) {
    return (
      <StateCard
        wholePage
        kind="forbidden"
        title={say('forbidden.title')}
        text={error.isInWords ? error.message : say('forbidden.text')}
      >
        <Link to="/">{say('nav.home')}</Link>
      </StateCard>
    );
  }
  if (error.status === 404) return <MissingPage />;
  return (
    <StateCard
      wholePage
      kind="error"
      title={say('error.title')}
      text={error.isInWords ? error.message : say('error.unforeseen')}
    >
      {again}
    </StateCard>
  );
}
