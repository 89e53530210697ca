import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { FormEvent } from 'react';
import { answerOf, onceAs } from '@harbourlink/api-client';
import { newId } from '@harbourlink/kernel';
import { api } from '../api/api.js';
import { texts as appTexts } from '../app/texts.js';
import { introductionsOfNeedQuery } from '../introductions/introductions.queries.js';
import { texts as introductionTexts } from '../introductions/texts.js';
import { useCommand } from '../commands/use-command.js';
import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import { Button } from '../parts/button.js';
import { ChoiceList, TickList, toggled } from '../parts/choice-list.js';
import { DaysField } from '../parts/days-field.js';
import { secondsOf } from '../parts/days.js';
import { Dialog } from '../parts/dialog.js';
import { ProblemBar } from '../parts/problem-bar.js';

import { touchedByShortlisting } from './candidates.queries.js';
import { introductionsOf, LARGEST_TEAM, offersUnderWay } from './shortlist.js';
import type { Manner, Row } from './shortlist.js';
import { texts } from './texts.js';

export interface ProposeDialogProps {
  readonly needId: string;
  readonly firm: string;
  readonly rows: readonly Row[];
  readonly notice: string;
  readonly close: () => void;
  /** Ids of what was proposed. */
  readonly done: (introductionIds: readonly string[]) => void;
}

/** Proposes to introduce the firm to those chosen of the shortlist, with the time they have. */
export function ProposeDialog({ needId, firm, rows, notice, close, done }: ProposeDialogProps) {
  const say = useTexts(texts);
  const sayAlways = useTexts(appTexts);
  const ofIntroductions = useTexts(introductionTexts);
  const { text } = useFormats();
  const { data: introductions = [] } = useQuery(introductionsOfNeedQuery(needId));
  const underWay = offersUnderWay(introductions);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(
    () => new Set(rows.map(({ pair }) => pair.offerId).filter((offerId) => !underWay.has(offerId))),
  );
  const [manner, setManner] = useState<Manner>('separately');
  const [days, setDays] = useState('10');
  const [nudgeDays, setNudgeDays] = useState('5');
  const [asked, setAsked] = useState(false);
  const offerIds = rows.map(({ pair }) => pair.offerId).filter((id) => ticked.has(id));
  const groups = introductionsOf(offerIds, manner);
  const lifetimeSeconds = secondsOf(days);
  const nudgeAfterSeconds = secondsOf(nudgeDays);
  const nudgeTooLate = !nudgeAfterSeconds || (lifetimeSeconds !== undefined && nudgeAfterSeconds >= lifetimeSeconds);
  const tooMany = manner === 'together' && offerIds.length > LARGEST_TEAM;
  const { propose, proposedIds } = useProposals(needId);
  const proposing = useCommand(
    async (times: { lifetimeSeconds: number; nudgeAfterSeconds: number }) => {
      for (const group of groups) await propose(group, times);
      return proposedIds();
    },
    { touches: touchedByShortlisting(needId), done },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (groups.length === 0 || tooMany || !lifetimeSeconds || nudgeTooLate) return;
    proposing.mutate({ lifetimeSeconds, nudgeAfterSeconds });
  };
  return (
    <Dialog title={say('propose.title')} close={close}>
      <form className="stack" onSubmit={submit} noValidate>
        <p className="quiet">{say('propose.about', { firm })}</p>
        <TickList
          legend={say('propose.whom')}
          choices={rows.map(({ pair: { offerId, providerNames } }) => ({
            code: offerId,
            label: text(providerNames),
            ...(underWay.has(offerId) && { hint: say('propose.underWay') }),
          }))}
          ticked={ticked}
          tick={(offerId) => setTicked(toggled(ticked, offerId))}
          error={asked && offerIds.length === 0 ? say('propose.whom.need') : undefined}
        />
        {offerIds.length > 1 ? (
          <ChoiceList
            legend={say('propose.manner')}
            choices={(['separately', 'together'] as const).map((code) => ({
              code,
              label: say(`propose.${code}`),
              hint: say(`propose.${code}.hint`),
            }))}
            value={manner}
            choose={setManner}
          />
        ) : null}
        <div className="columns two">
          <DaysField
            label={ofIntroductions('lifetime')}
            days={days}
            change={setDays}
            error={asked && !lifetimeSeconds ? ofIntroductions('lifetime.wrong') : undefined}
          />
          <DaysField
            label={say('propose.nudge')}
            days={nudgeDays}
            change={setNudgeDays}
            error={asked && nudgeTooLate ? say('propose.nudge.wrong') : undefined}
          />
        </div>
        <p className="notice">{notice}</p>
        {proposing.error ? <ProblemBar error={proposing.error} /> : null}
        <div className="row">
          <Button kind="primary" type="submit" loading={proposing.isPending}>
            {say('propose.confirm', { count: groups.length })}
          </Button>
          <Button onClick={close}>{sayAlways('cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Each group is proposed once, however often it is asked for: what worked before a refusal is not repeated. */
function useProposals(needId: string) {
  const keys = useRef(new Map<string, string>());
  const made = useRef(new Map<string, string>());
  return {
    proposedIds: () => [...made.current.values()],
    propose: async (offerIds: readonly string[], times: { lifetimeSeconds: number; nudgeAfterSeconds: number }) => {
      const group = [...offerIds].sort().join(' ');
      if (made.current.has(group)) return;
      // The same key for the same request only: other times are another request.
      const request = `${group} ${times.lifetimeSeconds} ${times.nudgeAfterSeconds}`;
      const key = keys.current.get(request) ?? newId();
      keys.current.set(request, key);
      const body = { needId, offerIds: [...offerIds], ...times };
      const { id } = await answerOf(api.POST('/api/v1/introductions', { body, ...onceAs(key) }));
      made.current.set(group, id);
    },
  };
}
