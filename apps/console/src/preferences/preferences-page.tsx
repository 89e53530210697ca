import { useMutation, useSuspenseQuery } from '@tanstack/react-query';
import { queries } from '../api/queries.js';
import { draftTexts } from '../drafts/texts.js';
import { useFormats } from '../language/formats.js';
import { ownNames } from '../language/language.js';
import { useTexts } from '../language/use-texts.js';
import { Page } from '../parts/page.js';
import { ProblemBar } from '../parts/problem-bar.js';
import { StatusTag } from '../parts/status-tag.js';
import { useCaller } from '../session/session.js';
import { choose, isOn } from './choose-setting.js';
import { channels, preferencesQuery, savePreferences, workflowsQuery } from './preferences.queries.js';
import type { Preferences, Setting } from './preferences.queries.js';
import { texts } from './texts.js';
import '../parts/parts.css';
import './preferences.css';

/** What one is told of, and how: each choice is saved at once. */
export function PreferencesPage() {
  const say = useTexts(texts);
  const sayHow = useTexts(draftTexts);
  const { text } = useFormats();
  const { person } = useCaller();
  const { data: preferences } = useSuspenseQuery(preferencesQuery);
  const { data: workflows } = useSuspenseQuery(workflowsQuery);
  const saving = useSaving();
  return (
    <Page
      title={say('title')}
      about={
        <>
          <span>{say('about')}</span>
          <span role="status">
            {saving.isPending ? <StatusTag tone="plain">{sayHow('saving')}</StatusTag> : null}
            {saving.isSuccess ? <StatusTag tone="jade">{sayHow('saved')}</StatusTag> : null}
          </span>
        </>
      }
    >
      {saving.error ? <ProblemBar error={saving.error} /> : null}
      <table className="table preferences" aria-label={say('title')}>
        <thead>
          <tr>
            <th scope="col">{say('workflow')}</th>
            {channels.map((channelCode) => (
              <th key={channelCode} scope="col">
                {say(`channel.${channelCode}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {workflows.map(({ code, title, priority }) => (
            <tr key={code}>
              <th scope="row">
                {text(title)} {priority === 'urgent' ? <StatusTag tone="amber">{say('urgent')}</StatusTag> : null}
              </th>
              {channels.map((channelCode) => (
                <td key={channelCode}>
                  <label className="tick">
                    <input
                      type="checkbox"
                      checked={isOn(preferences, { workflowCode: code, channelCode })}
                      aria-label={say('choice', { workflow: text(title), channel: say(`channel.${channelCode}`) })}
                      onChange={({ target }) =>
                        saving.mutate({
                          workflowCode: code,
                          channelCode,
                          setting: target.checked ? 'on' : 'off',
                        })
                      }
                    />
                    <span aria-hidden="true" className="only-narrow">
                      {say(`channel.${channelCode}`)}
                    </span>
                  </label>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="quiet small">
        <p>{say('language', { name: ownNames[person.language] })}</p>
        <p>{say('samples')}</p>
      </div>
    </Page>
  );
}

/** One after the other, each on what the one before left: two quick choices never undo each other. */
function useSaving() {
  const key = preferencesQuery.queryKey;
  return useMutation({
    scope: { id: 'preferences' },
    onMutate: (choice: Setting) => {
      queries.setQueryData<Preferences>(key, (now) => now && choose(now, choice));
    },
    mutationFn: async () => {
      const now = queries.getQueryData<Preferences>(key);
      if (!now) throw new Error('preferences are saved on the page that shows them');
      return savePreferences(now);
    },
    onSuccess: ({ version }) => {
      queries.setQueryData<Preferences>(key, (now) => now && { ...now, version });
    },
    // Another window was quicker, or the network went: what the platform has is shown again.
    onError: () => queries.invalidateQueries({ queryKey: key }),
  });
}
