import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { MenuIcon } from '../parts/icons.js';
import { useTexts } from '../language/use-texts.js';
import { NoticeBell } from '../notices/notice-bell.js';
import { AccountMenu } from './account-menu.js';
import { Destinations } from './destinations.js';
import { LanguageMenu } from './language-menu.js';
import { NavigationDrawer } from './navigation-drawer.js';
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
        <button
          type="button"
          className="plain only-narrow"
          aria-label={say('menu')}
          aria-haspopup="dialog"
          onClick={() => setOpen(true)}
        >
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
      {open ? <NavigationDrawer close={() => setOpen(false)} /> : null}
    </div>
  );
}
