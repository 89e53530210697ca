import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { labelOf } from '@harbourlink/taxonomy';
import { schemeChoices, useScheme } from '../design/scheme.js';
import { useFormats } from '../language/formats.js';
import { useLanguage } from '../language/language.js';
import { useTexts } from '../language/use-texts.js';
import { PersonIcon } from '../parts/icons.js';
import { Menu } from '../parts/menu.js';
import type { MenuGroup } from '../parts/menu.js';
import { actFor, signOut, useCaller } from '../session/session.js';
import type { Organisation } from '../session/session.js';
import { texts } from './texts.js';

/** Who is signed in and as what; whom to act for, how it looks, and the way out. */
export function AccountMenu() {
  const say = useTexts(texts);
  const { text } = useFormats();
  const language = useLanguage();
  const { person, organisation, organisations } = useCaller();
  const { choice, choose } = useScheme();
  const navigate = useNavigate();
  const [failed, setFailed] = useState(false);
  const name = text(person.names);
  const nameOf = (one: Organisation) =>
    one.kind === 'office' || one.kind === 'agency' ? labelOf('office', one.id, language) : text(one.names) || one.id;
  const roles = (organisation?.roles ?? []).map((role) => say(`role.${role}`)).join(' · ');
  const actingFor = organisations.map((one) => ({
    key: one.id,
    label: say('actingFor', { name: nameOf(one) }),
    current: one.id === organisation?.id,
    choose: () => void actFor(one.id),
  }));
  const leave = () => {
    setFailed(false);
    signOut().catch(() => setFailed(true));
  };
  const groups: MenuGroup[] = [
    ...(actingFor.length > 1 ? [{ key: 'for', items: actingFor }] : []),
    {
      key: 'own',
      items: [
        { key: 'preferences', label: say('nav.preferences'), choose: () => void navigate({ to: '/preferences' }) },
      ],
    },
    {
      key: 'scheme',
      title: say('scheme'),
      items: schemeChoices.map((each) => ({
        key: each,
        label: say(`scheme.${each}`),
        current: each === choice,
        choose: () => choose(each),
      })),
    },
    { key: 'out', items: [{ key: 'out', label: say('signOut'), choose: leave }] },
  ];
  return (
    <>
      <Menu
        label={`${say('account')}: ${name}`}
        icon={<PersonIcon />}
        text={name}
        head={
          <>
            <strong>{name}</strong>
            <div className="quiet small">{roles}</div>
          </>
        }
        groups={groups}
      />
      {failed ? (
        <p role="alert" className="bar bar-coral sign-out-failed">
          {say('signOut.failed')}
        </p>
      ) : null}
    </>
  );
}
