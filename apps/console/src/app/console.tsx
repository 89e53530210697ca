import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { App, ConfigProvider } from 'antd';
import { queries } from '../api/queries.js';
import { useScheme } from '../design/scheme.js';
import { themeOf } from '../design/theme.js';
import { useAntdLocale } from '../language/antd-locale.js';
import { router } from './router.js';

/** Vite leaves the nonce of this answer's policy here, for styles made while the page runs. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

/** Everything around the pages: look, language, server state, addresses. */
export function Console() {
  const { scheme } = useScheme();
  const locale = useAntdLocale();
  return (
    <ConfigProvider
      theme={themeOf(scheme)}
      csp={{ nonce }}
      wave={{ disabled: true }}
      {...(locale && { locale })}
      button={{ autoInsertSpace: false }}
    >
      <App component={false}>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </App>
    </ConfigProvider>
  );
}
