import { Fragment } from 'react';
import type { Ref } from 'react';
import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import type { Need } from '../needs/needs.queries.js';
import { Button } from '../parts/button.js';
import { BandTag } from './band-tag.js';
import { Reasons } from './reasons.js';
import type { Row } from './shortlist.js';
import { texts } from './texts.js';

export interface ShortlistCardProps {
  readonly rows: readonly Row[];
  readonly notice: string;
  readonly heading: Ref<HTMLHeadingElement>;
  readonly propose: () => void;
}

/** Who is on the shortlist, under the notice that nobody is recommended. */
export function ShortlistCard({ rows, notice, heading, propose }: ShortlistCardProps) {
  const say = useTexts(texts);
  const { text } = useFormats();
  return (
    <section className="card stack shortlist" aria-labelledby="shortlist">
      <h2 id="shortlist" ref={heading} tabIndex={-1}>
        {say('shortlist')}
      </h2>
      <p className="quiet small" role="status">
        {say('shortlist.count', { count: rows.length })}
      </p>
      <ul className="list">
        {rows.map(({ pair }) => (
          <li key={pair.offerId} className="row between">
            <span>{text(pair.providerNames)}</span>
            {pair.bandCode ? <BandTag band={pair.bandCode} /> : null}
          </li>
        ))}
      </ul>
      <p className="notice">{notice}</p>
      <div className="row">
        <Button kind="primary" onClick={propose}>
          {say('propose')}
        </Button>
        <Button onClick={() => print()}>{say('print')}</Button>
      </div>
    </section>
  );
}

export interface PrintedShortlistProps {
  readonly rows: readonly Row[];
  readonly need: Need;
  readonly firm: string;
  readonly notice: string;
}

/** What is handed to the firm on paper: bands and reasons, no scores. */
export function PrintedShortlist({ rows, need, firm, notice }: PrintedShortlistProps) {
  const say = useTexts(texts);
  const { text, labels, date } = useFormats();
  return (
    <section className="sheet" aria-hidden="true">
      <h1>{say('shortlist.for', { firm })}</h1>
      <p>{labels('service', need.serviceCodes)}</p>
      <p className="notice">{notice}</p>
      {rows.map(({ pair }) => (
        <Fragment key={pair.offerId}>
          <h2>{text(pair.providerNames)}</h2>
          {pair.bandCode ? <p>{say(`band.${pair.bandCode}`)}</p> : null}
          <Reasons reasons={pair.reasons} firm={firm} provider={text(pair.providerNames)} />
        </Fragment>
      ))}
      <p>
        {say('shortlist.count', { count: rows.length })} · {say('printedOn', { date: date(new Date().toISOString()) })}
      </p>
    </section>
  );
}
