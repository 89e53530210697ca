import { useParams } from '@tanstack/react-router';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { TaxonomyKind } from '@harbourlink/taxonomy';
import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import { Tick } from '../parts/choice-fields.js';
import { Page } from '../parts/page.js';
import { StatusTag } from '../parts/status-tag.js';
import { ChainLink } from './chain-link.js';
import { namesIn, parentsFirst, withoutSuggestions } from './chain-order.js';
import { chainQuery } from './chains.queries.js';
import type { ChainItem, ChainKind } from './chains.queries.js';
import { texts } from './texts.js';
import { useStatusWord } from './use-status-word.js';
import './chains.css';

/** From anything back to the first need, and on to what came of it. */
export function ChainPage() {
  const say = useTexts(texts);
  const { text, list } = useFormats();
  const { id } = useParams({ from: '/signed-in/chains/$id' });
  const { data } = useSuspenseQuery({ ...chainQuery(id), refetchInterval: 15_000 });
  const [short, setShort] = useState(true);
  const items = parentsFirst(short ? withoutSuggestions(data.items) : data.items);
  const self = data.items.find(({ place }) => place === 'self');
  const name = self ? list(namesIn(self).map(text)) : '';
  const hasMore = data.items.some(({ kind }) => kind === 'suggestion');
  return (
    <Page title={name === '' ? say('title') : say('title.of', { name })} about={say('about')}>
      {hasMore ? <Tick label={say('hide')} checked={short} onChange={setShort} /> : null}
      {data.total > data.items.length ? (
        <p className="bar bar-amber">{say('cut', { shown: data.items.length, total: data.total })}</p>
      ) : null}
      <ol className="chain" aria-label={say('list')}>
        {items.map((item) => (
          <li key={item.id} data-kind={item.kind} data-place={item.place}>
            <ChainEntry item={item} />
          </li>
        ))}
      </ol>
    </Page>
  );
}

/** Which codes a thing of a kind carries. */
const codesOf: Partial<Readonly<Record<ChainKind, TaxonomyKind>>> = {
  need: 'service',
  meeting: 'meeting-mode',
  memorandum: 'memorandum-kind',
  outcome: 'outcome-kind',
};

function ChainEntry({ item }: { readonly item: ChainItem }) {
  const say = useTexts(texts);
  const statusOf = useStatusWord();
  const { text, lang, list, labels, label, date, fromNow } = useFormats();
  const { word, tone } = statusOf(item);
  const codes = codesOf[item.kind];
  const names = namesIn(item);
  const name = list(names.map(text));
  // Names in different languages are read in the page's own.
  const [nameLang, ...otherLangs] = new Set(names.map(lang));
  const kind = say(`kind.${item.kind}`);
  return (
    <article className="chain-entry">
      <div className="row between">
        <h2>
          <ChainLink item={item}>
            {kind}
            {name === '' ? null : ' · '}
            {name === '' ? null : <span lang={otherLangs.length === 0 ? nameLang : undefined}>{name}</span>}
          </ChainLink>
        </h2>
        <div className="row">
          {item.place === 'self' ? <StatusTag tone="plum">{say('place.self')}</StatusTag> : null}
          <StatusTag tone={tone}>{word}</StatusTag>
        </div>
      </div>
      {codes && item.codes.length > 0 ? <p>{labels(codes, item.codes)}</p> : null}
      <p className="quiet small">
        <time dateTime={item.beganAt}>{date(item.beganAt)}</time>
        {' · '}
        {say('changed', { when: fromNow(item.changedAt) })}
        {item.officeCode === undefined ? null : ` · ${label('office', item.officeCode)}`}
        {item.place === 'self' ? null : ` · ${say(`place.${item.place}`)}`}
      </p>
    </article>
  );
}
