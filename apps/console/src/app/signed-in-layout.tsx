import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { Drawer } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { MenuIcon } from '../parts/icons.js';
import { useTexts } from '../language/use-texts.js';
import { holds, useCaller } from '../session/session.js';
import { NoticeBell } from '../notices/notice-bell.js';
import { AccountMenu } from './account-menu.js';
import { LanguageMenu } from './language-menu.js';
import { destinations } from './navigation.js';
import { OfflineBar } from './offline-bar.js';
import { SessionBar } from './session-bar.js';
import { texts } from './texts.js';

/** Header, navigation by role and the page. */
export function SignedInLayout() {
  const say = useTexts(texts);
  const [open, setOpen] = useState(false);
  const address = useRouterState({ select: ({ location }) => location.pathname });
  const main = useRef<HTMLElement>(null);
  const shown = useRef(address);
  useEffect(() => {
    // A new page is read from its beginning by who hears it.
    if (shown.current !== address) main.current?.focus({ preventScroll: true });
    shown.current = address;
    setOpen(false);
  }, [address]);
  return (
    <div className="shell">
      <a className="skip" href="#main">
        {say('skip')}
      </a>
      <header className="top">
        <button type="button" className="plain only-narrow" aria-label={say('menu')} onClick={() => setOpen(true)}>
          <MenuIcon />
        </button>
        <Link to="/" className="brand">
          <img src="/icon.svg" alt="" width="28" height="28" />
          <span>{say('product')}</span>
        </Link>
        <div className="top-tools">
          <LanguageMenu />
          <NoticeBell />
          <AccountMenu />
        </div>
      </header>
      <OfflineBar />
      <SessionBar />
      <div className="middle">
        <nav className="side only-wide" aria-label={say('mainNavigation')}>
          <Destinations />
        </nav>
        <main id="main" ref={main} tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <Drawer open={open} onClose={() => setOpen(false)} placement="left" size={280} title={say('product')}>
        <nav aria-label={say('mainNavigation')}>
          <Destinations />
        </nav>
      </Drawer>
    </div>
  );
}

function Destinations() {
  const say = useTexts(texts);
  const caller = useCaller();
  return (
    <ul className="destinations">
      {destinations
        .filter(({ roles }) => holds(caller, ...roles))
        .map(({ to, label }) => (
          <li key={to}>
            <Link to={to} activeOptions={{ exact: to === '/' }}>
              {say(label)}
            </Link>
          </li>
        ))}
    </ul>
  );
}
