import { useNavigate } from '@tanstack/react-router';
import { Button, Dropdown } from 'antd';
import type { MenuProps } from 'antd';
import { labelOf } from '@harbourlink/taxonomy';
import { useFormats } from '../language/formats.js';
import { useLanguage } from '../language/language.js';
import { useTexts } from '../language/use-texts.js';
import { PersonIcon } from '../parts/icons.js';
import { schemeChoices, useScheme } from '../design/scheme.js';
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
  const nameOf = (one: Organisation) =>
    one.kind === 'office' || one.kind === 'agency' ? labelOf('office', one.id, language) : text(one.names);
  const roles = (organisation?.roles ?? []).map((role) => say(`role.${role}`)).join(' · ');
  const items: MenuProps['items'] = [
    {
      key: 'who',
      type: 'group',
      label: (
        <span className="who">
          <strong>{text(person.names)}</strong>
          <br />
          {roles}
        </span>
      ),
      children:
        organisations.length > 1
          ? organisations.map((one) => ({ key: `for:${one.id}`, label: say('actingFor', { name: nameOf(one) }) }))
          : [],
    },
    { key: 'preferences', label: say('nav.preferences') },
    {
      key: 'scheme',
      label: say('scheme'),
      children: schemeChoices.map((each) => ({ key: `scheme:${each}`, label: say(`scheme.${each}`) })),
    },
    { type: 'divider' },
    { key: 'out', label: say('signOut') },
  ];
  const act: NonNullable<MenuProps['onClick']> = ({ key }) => {
    const [what, which] = key.split(':');
    const scheme = schemeChoices.find((each) => each === which);
    if (what === 'for' && which !== undefined) void actFor(which);
    else if (what === 'scheme' && scheme) choose(scheme);
    else if (what === 'preferences') void navigate({ to: '/preferences' });
    else if (what === 'out') void signOut();
  };
  return (
    <Dropdown menu={{ items, onClick: act, selectedKeys: [`scheme:${choice}`] }} trigger={['click']}>
      <Button type="text" icon={<PersonIcon />} aria-label={`${say('account')}: ${text(person.names)}`}>
        <span className="only-wide">{text(person.names)}</span>
      </Button>
    </Dropdown>
  );
}
