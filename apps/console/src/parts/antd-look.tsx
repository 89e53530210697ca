import { ConfigProvider } from 'antd';
import type { ReactNode } from 'react';
import { useScheme } from '../design/scheme.js';
import { themeOf } from '../design/theme.js';

/** Vite leaves the nonce of this answer's policy here, for styles made while the page runs. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

/** antd in the look of the console. Only pages with a form load it. */
export function AntdLook({ children }: { readonly children: ReactNode }) {
  const { scheme } = useScheme();
  return (
    <ConfigProvider theme={themeOf(scheme)} csp={{ nonce }} wave={{ disabled: true }}>
      {children}
    </ConfigProvider>
  );
}
