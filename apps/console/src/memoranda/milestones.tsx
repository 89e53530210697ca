import { useState } from 'react';
import { answerOf, ifMatch, onceAs } from '@harbourlink/api-client';
import { api } from '../api/api.js';
import { texts as appTexts } from '../app/texts.js';
import { useOnceKey } from '../commands/new-key.js';
import { useFormats } from '../language/formats.js';
import { today } from '../language/today.js';
import { useTexts } from '../language/use-texts.js';
import { ActionDialog } from '../parts/action-dialog.js';
import { ChoiceField } from '../parts/choice-fields.js';
import { Facts } from '../parts/facts.js';
import { ReasonAction } from '../parts/reason-action.js';
import { OwnWords } from '../parts/own-words.js';
import { LocalizedField, TextField } from '../parts/text-fields.js';
import { textOf, wordsOf } from '../parts/form-values.js';
import { MilestoneTag } from './memorandum-tags.js';
import type { Memorandum, Milestone } from './status.js';
import { texts } from './texts.js';

const evidence = ['filing', 'registration', 'contract', 'minutes', 'photograph', 'statement'] as const;
const dropReasons = ['no-longer-needed', 'not-feasible', 'replaced', 'party-withdrew', 'other'] as const;
const touches = [['memoranda'], ['chains']] as const;

export interface MilestonesProps {
  readonly memorandum: Memorandum;
  readonly mayWork: boolean;
}

/** Who brings about what, by which day; the next one due comes first. */
export function Milestones({ memorandum, mayWork }: MilestonesProps) {
  const say = useTexts(texts);
  const inOrder = [...memorandum.milestones].sort((a, b) => a.dueOn.localeCompare(b.dueOn));
  return (
    <section className="card stack" aria-labelledby="milestones">
      <div className="row between">
        <h2 id="milestones">{say('milestones')}</h2>
        {mayWork && memorandum.stage !== 'delivered' ? <PlanMilestone memorandum={memorandum} /> : null}
      </div>
      {inOrder.length === 0 ? <p className="quiet">{say('milestones.none')}</p> : null}
      {inOrder.length > 0 ? (
        <ul className="list">
          {inOrder.map((milestone) => (
            <li key={milestone.milestoneId} className="milestone">
              <OneMilestone memorandum={memorandum} milestone={milestone} mayWork={mayWork} />
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

function OneMilestone({ memorandum, milestone, mayWork }: MilestonesProps & { readonly milestone: Milestone }) {
  const say = useTexts(texts);
  const sayAlways = useTexts(appTexts);
  const { text, date } = useFormats();
  const owner = memorandum.parties.find(({ organisationId }) => organisationId === milestone.ownerOrganisationId);
  const project = memorandum.projects.find(({ projectId }) => projectId === milestone.projectId);
  const { reachedOn, evidenceCode, reasonCode } = milestone;
  return (
    <>
      <div className="row between">
        <h3>
          <OwnWords of={milestone.title} />
        </h3>
        <MilestoneTag milestone={milestone} today={today()} />
      </div>
      <Facts
        facts={[
          [say('milestone.owner'), owner && text(owner.name)],
          [say('milestone.dueOn'), date(milestone.dueOn)],
          [say('milestone.project'), project && text(project.title)],
          [say('milestone.reachedOn'), reachedOn && date(reachedOn)],
          [say('evidence'), evidenceCode && say(`evidence.${evidenceCode}`)],
          [sayAlways('reason'), reasonCode && say(`reason.${reasonCode}`)],
        ]}
      />
      {mayWork && milestone.status === 'planned' ? (
        <MilestoneActions memorandum={memorandum} milestone={milestone} />
      ) : null}
    </>
  );
}

function MilestoneActions({ memorandum, milestone }: { memorandum: Memorandum; milestone: Milestone }) {
  const say = useTexts(texts);
  const sayAlways = useTexts(appTexts);
  const { milestoneId } = milestone;
  const [reachedOn, setReachedOn] = useState(today);
  const [evidenceCode, setEvidence] = useState<(typeof evidence)[number]>('filing');
  const [dueOn, setDueOn] = useState(milestone.dueOn);
  const isSigned = memorandum.stage === 'signed' || memorandum.stage === 'implementing';
  const params = { path: { id: memorandum.id, milestoneId }, header: ifMatch(memorandum.version) };
  return (
    <div className="row">
      {isSigned ? (
        <ActionDialog
          label={say('milestone.reach')}
          touches={touches}
          run={() =>
            answerOf(
              api.POST('/api/v1/memoranda/{id}/milestones/{milestoneId}/reaching', {
                params,
                body: { reachedOn, evidenceCode },
              }),
            )
          }
        >
          <TextField
            name="reachedOn"
            label={say('milestone.reachedOn')}
            type="date"
            max={today()}
            value={reachedOn}
            onChange={setReachedOn}
          />
          <ChoiceField
            name="evidenceCode"
            label={say('evidence')}
            value={evidenceCode}
            choices={evidence.map((code) => ({ code, label: say(`evidence.${code}`) }))}
            onChange={(next) => next && setEvidence(next)}
          />
        </ActionDialog>
      ) : null}
      <ActionDialog
        label={say('milestone.reschedule')}
        touches={touches}
        run={() =>
          answerOf(
            api.POST('/api/v1/memoranda/{id}/milestones/{milestoneId}/rescheduling', { params, body: { dueOn } }),
          )
        }
      >
        <TextField name="dueOn" label={say('milestone.dueOn')} type="date" value={dueOn} onChange={setDueOn} />
      </ActionDialog>
      <ReasonAction
        label={say('milestone.drop')}
        text={say('milestone.drop.text')}
        tone="danger"
        legend={sayAlways('reason')}
        reasons={dropReasons.map((code) => ({ code, label: say(`reason.${code}`) }))}
        touches={touches}
        run={(reasonCode) =>
          answerOf(
            api.POST('/api/v1/memoranda/{id}/milestones/{milestoneId}/dropping', { params, body: { reasonCode } }),
          )
        }
      />
    </div>
  );
}

function PlanMilestone({ memorandum }: { readonly memorandum: Memorandum }) {
  const say = useTexts(texts);
  const { text } = useFormats();
  const onceKey = useOnceKey();
  const owners = memorandum.parties.flatMap(({ organisationId, roleCode, name }) =>
    organisationId !== undefined && roleCode === 'party' ? [{ code: organisationId, label: text(name) }] : [],
  );
  const [title, setTitle] = useState(wordsOf(undefined));
  const [owner, setOwner] = useState(owners[0]?.code);
  const [projectId, setProject] = useState<string>();
  const [dueOn, setDueOn] = useState('');
  const plan = async () => {
    const params = { path: { id: memorandum.id } };
    const body = {
      title: textOf(title),
      ownerOrganisationId: owner ?? '',
      dueOn,
      ...(projectId !== undefined && { projectId }),
    };
    const once = onceAs(onceKey.key(body));
    const planned = await answerOf(api.POST('/api/v1/memoranda/{id}/milestones', { params, body, ...once }));
    onceKey.renew();
    return planned;
  };
  return (
    <ActionDialog label={say('milestone.add')} touches={touches} run={plan} done={() => setTitle(wordsOf(undefined))}>
      <LocalizedField
        name="milestone.title"
        label={say('milestone.title')}
        value={title}
        maxLength={200}
        onChange={setTitle}
      />
      <ChoiceField
        name="ownerOrganisationId"
        label={say('milestone.owner')}
        value={owner}
        choices={owners}
        onChange={setOwner}
      />
      {memorandum.projects.length > 0 ? (
        <ChoiceField
          name="projectId"
          label={say('milestone.project')}
          optional
          value={projectId}
          none=""
          choices={memorandum.projects.map((project) => ({ code: project.projectId, label: text(project.title) }))}
          onChange={setProject}
        />
      ) : null}
      <TextField name="dueOn" label={say('milestone.dueOn')} type="date" value={dueOn} onChange={setDueOn} />
    </ActionDialog>
  );
}
