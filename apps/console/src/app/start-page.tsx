import { useSearch } from '@tanstack/react-router';
import { useLanguage } from '../language/language.js';
import { useTexts } from '../language/use-texts.js';
import { ButtonAnchor } from '../parts/button.js';
import { signInAddress, useSession } from '../session/session.js';
import { LanguageMenu } from './language-menu.js';
import { startTexts } from './start-texts.js';
import { texts } from './texts.js';

const steps = ['checked', 'need', 'match', 'introduction', 'meeting', 'memorandum', 'outcome'] as const;

/** What this is and for whom, the way in, and what is open to everybody. */
export function StartPage() {
  const say = useTexts(texts);
  const tell = useTexts(startTexts);
  const language = useLanguage();
  const session = useSession();
  const { returnTo = '/', signIn } = useSearch({ from: '/welcome' });
  return (
    <div className="shell">
      <header className="top">
        <span className="brand">
          <img src="/icon.svg" alt="" width="28" height="28" />
          <span>{say('product')}</span>
        </span>
        <div className="top-tools">
          <LanguageMenu />
        </div>
      </header>
      <main className="start">
        {signIn === 'failed' ? (
          <p role="alert" className="bar bar-coral">
            {tell('failed')}
          </p>
        ) : null}
        <h1>{tell('title')}</h1>
        <p className="lead">{tell('what')}</p>
        <ButtonAnchor kind="primary" size="large" href={signInAddress(returnTo, language)}>
          {say('signIn')}
        </ButtonAnchor>
        {session?.sampleSignIns ? <p className="quiet">{tell('samples')}</p> : null}
        <ol className="steps" aria-label={tell('steps')}>
          {steps.map((step) => (
            <li key={step}>{tell(`step.${step}`)}</li>
          ))}
        </ol>
        <ul className="doors">
          <li>
            <a href="/api/docs" hrefLang="en">
              {tell('api')}
            </a>
          </li>
          <li>
            <a href="/api/openapi.json">{tell('openapi')}</a>
          </li>
          <li>
            <a href="/api/asyncapi.json">{tell('asyncapi')}</a>
          </li>
          <li>
            <a href="/health/ready">{tell('health')}</a>
          </li>
          {session?.mailsAddress ? (
            <li>
              <a href={session.mailsAddress}>{tell('mails')}</a>
            </li>
          ) : null}
        </ul>
      </main>
    </div>
  );
}
