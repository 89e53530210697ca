import { notFound, useParams } from '@tanstack/react-router';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { texts as appTexts } from '../app/texts.js';
import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import { ActionDialog } from '../parts/action-dialog.js';
import { ButtonLink } from '../parts/button-link.js';
import { ChoiceField } from '../parts/choice-fields.js';
import { Facts } from '../parts/facts.js';
import { Page } from '../parts/page.js';
import { StatusTag } from '../parts/status-tag.js';
import { TextField } from '../parts/text-fields.js';
import { discard, discardReasons, letterQuery, replay } from './operations.queries.js';
import type { DiscardReason } from './operations.queries.js';
import { services } from './services.js';
import type { InspectedLetter, Service } from './services.js';
import { texts } from './texts.js';
import './operations.css';

const touches = [['operations']] as const;

/** One event that could not be handled: what it says, what went wrong, and what to do about it. */
export function LetterPage() {
  const params = useParams({ from: '/signed-in/operations/$service/letters/$letterId' });
  const service = services.find((one) => one === params.service);
  if (!service) throw notFound();
  return <Inspect service={service} number={Number(params.letterId)} />;
}

interface LetterProps {
  readonly service: Service;
  readonly number: number;
}

function Inspect({ service, number }: LetterProps) {
  const say = useTexts(texts);
  const sayAlways = useTexts(appTexts);
  const { fromNow } = useFormats();
  const { data: letter } = useSuspenseQuery(letterQuery(service, number));
  const { settled, data, bytes, undecodable } = letter;
  return (
    <Page
      title={say('letter', { number: `${number}` })}
      about={
        <>
          <span>{letter.type}</span>
          {settled ? (
            <StatusTag tone="plain">{say(`settled.${settled.how}`, { when: fromNow(settled.at) })}</StatusTag>
          ) : (
            <StatusTag tone="coral">{say('state.open')}</StatusTag>
          )}
        </>
      }
      actions={<ButtonLink to="/operations">{say('back')}</ButtonLink>}
    >
      <section className="card stack" aria-labelledby="error">
        <h2 id="error">{say('error')}</h2>
        <p className="bar bar-coral">{letter.error}</p>
        {settled?.reasonCode ? (
          <Facts
            facts={[
              [
                sayAlways('reason'),
                discardReasons.some((code) => code === settled.reasonCode) && say(reasonKey(settled.reasonCode)),
              ],
              [say('note'), settled.note],
            ]}
          />
        ) : null}
        {settled ? null : <Settle service={service} number={number} />}
        {settled?.how === 'replayed' ? <p role="status">{say('replayed')}</p> : null}
      </section>
      <section className="card stack" aria-labelledby="data">
        <h2 id="data">{data ? say('data') : say('undecodable')}</h2>
        {data ? <Code label={say('data')} text={JSON.stringify(data, null, 2)} /> : null}
        {undecodable ? <p>{undecodable}</p> : null}
        {bytes ? (
          <>
            <h3>{say('bytes', { count: bytes.length })}</h3>
            <Code label={say('bytes', { count: bytes.length })} text={bytes.hex} />
          </>
        ) : null}
      </section>
      <section className="card stack" aria-labelledby="envelope">
        <h2 id="envelope">{say('envelope')}</h2>
        <Envelope letter={letter} service={service} />
      </section>
      <details className="card">
        <summary>{say('stack')}</summary>
        <Code label={say('stack')} text={letter.stack} />
      </details>
    </Page>
  );
}

const reasonKey = (code: string): `reason.${DiscardReason}` =>
  `reason.${discardReasons.find((one) => one === code) ?? 'other'}`;

function Settle({ service, number }: LetterProps) {
  const say = useTexts(texts);
  const sayAlways = useTexts(appTexts);
  const [reasonCode, setReason] = useState<DiscardReason>('cannot-be-mended');
  const [note, setNote] = useState('');
  return (
    <div className="row">
      <ActionDialog
        label={say('replay')}
        text={say('replay.text')}
        tone="primary"
        touches={touches}
        run={() => replay(service, number)}
      />
      <ActionDialog
        label={say('discard')}
        text={say('discard.text')}
        tone="danger"
        touches={touches}
        run={() => discard(service, number, reasonCode, note)}
      >
        <ChoiceField
          name="reasonCode"
          label={sayAlways('reason')}
          value={reasonCode}
          choices={discardReasons.map((code) => ({ code, label: say(`reason.${code}`) }))}
          onChange={(next) => next && setReason(next)}
        />
        <TextField
          name="note"
          label={say('note')}
          hint={say('note.hint')}
          maxLength={500}
          value={note}
          onChange={setNote}
        />
      </ActionDialog>
    </div>
  );
}

function Envelope({ letter, service }: { readonly letter: InspectedLetter; readonly service: Service }) {
  const say = useTexts(texts);
  const { moment, number } = useFormats();
  return (
    <Facts
      facts={[
        [say('kind'), say(`kind.${letter.kind}`)],
        [say('service'), say(`service.${service}`)],
        [say('lane'), letter.lane],
        [say('topic'), letter.topic],
        [say('source'), letter.source],
        [say('key'), letter.key],
        [say('version'), number(letter.version)],
        [say('position'), number(letter.position)],
        [say('occurredAt'), moment(letter.occurredAt)],
        [say('diedAt'), moment(letter.diedAt)],
        [say('attempts'), number(letter.attempts)],
        [say('eventId'), letter.eventId],
        [say('correlationId'), letter.correlationId],
        [say('traceparent'), letter.traceparent],
      ]}
    />
  );
}

/** Words of machines: kept in their lines, scrolled sideways, by keyboard too. */
function Code({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    // A region that scrolls has to be reached without a mouse.
    <pre className="code" tabIndex={0} role="region" aria-label={label}>
      {text}
    </pre>
  );
}
