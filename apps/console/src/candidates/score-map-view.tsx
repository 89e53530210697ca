import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import type { Explanation } from './candidates.queries.js';
import { barsOf } from './score-map.js';
import type { Bar, ScorePart } from './score-map.js';
import { texts } from './texts.js';
import './candidates.css';

type Scores = NonNullable<Explanation['scores']>;

/** What each direction's score is made of: a bar for each part, and the same figures as a table. */
export function ScoreMap({ scores }: { readonly scores: Scores }) {
  const say = useTexts(texts);
  const { needScore, offerScore, needParts, offerParts } = scores;
  return (
    <div className="stack score-map">
      <p className="quiet small">{say('map.how')}</p>
      <div className="columns two">
        <Direction title={say('map.need', { score: needScore })} parts={needParts} />
        <Direction title={say('map.offer', { score: offerScore })} parts={offerParts} />
      </div>
    </div>
  );
}

function Direction({ title, parts }: { readonly title: string; readonly parts: readonly ScorePart[] }) {
  const say = useTexts(texts);
  return (
    <table className="map">
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{say('map.part')}</th>
          <th scope="col">{say('map.weight')}</th>
          <th scope="col">{say('map.value')}</th>
          <th scope="col">{say('map.points')}</th>
        </tr>
      </thead>
      <tbody>
        {barsOf(parts).map((bar) => (
          <PartRow key={bar.partCode} bar={bar} />
        ))}
      </tbody>
    </table>
  );
}

function PartRow({ bar }: { readonly bar: Bar }) {
  const say = useTexts(texts);
  const { text, percent } = useFormats();
  const { label, weightPercent, value, points, mostPoints, length, full } = bar;
  return (
    <tr>
      <th scope="row">
        {text(label)}
        <svg className="map-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
          <rect className="map-length" width={100 * length} height="10" />
          <rect className="map-full" width={100 * full} height="10" />
        </svg>
      </th>
      <td>{percent(weightPercent / 100)}</td>
      <td>{percent(value / 1000)}</td>
      <td>{say('map.pointsOf', { points, most: mostPoints })}</td>
    </tr>
  );
}
