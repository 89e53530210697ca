import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Console } from './app/console.js';
import { tellTheBrowser } from './app/tell-the-browser.js';
import { beginAnewForNewerVersion } from './browser/newer-version.js';
import { followScheme } from './design/scheme.js';
import { beginLanguage } from './language/language.js';
import { followOtherWindows } from './session/session.js';
import './design/console.css';

beginAnewForNewerVersion();
followScheme();
followOtherWindows();
await beginLanguage();
const place = document.getElementById('console');
if (!place) throw new Error('index.html has no place for the console');
createRoot(place, { onCaughtError: tellTheBrowser }).render(
  <StrictMode>
    <Console />
  </StrictMode>,
);
