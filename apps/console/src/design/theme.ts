import { theme } from 'antd';
import type { ThemeConfig } from 'antd';
import { colours, radius, type } from './tokens.js';
import type { Scheme } from './tokens.js';

/** The tokens in antd's words. */
export function themeOf(scheme: Scheme): ThemeConfig {
  const c = colours[scheme];
  return {
    algorithm: scheme === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      fontFamily: type.family,
      fontSize: type.size,
      borderRadius: radius,
      colorPrimary: scheme === 'dark' ? '#2a76b8' : c.sea,
      colorLink: c.sea,
      colorLinkHover: c.sea,
      colorLinkActive: c.sea,
      colorInfo: c.sea,
      colorSuccess: c.jade,
      colorWarning: c.amber,
      colorError: c.coral,
      colorText: c.ink,
      colorTextHeading: c.ink,
      colorTextSecondary: c.quiet,
      colorTextDescription: c.quiet,
      colorTextTertiary: c.quiet,
      colorTextPlaceholder: c.quiet,
      colorBgLayout: c.ground,
      colorBgContainer: c.surface,
      colorBgElevated: c.surface,
      colorBorder: c.edge,
      colorBorderSecondary: c.line,
      controlHeight: 40,
      motion: false,
    },
    components: {
      Table: { headerBg: c.ground, headerColor: c.quiet },
      Tag: { defaultBg: c.ground, defaultColor: c.ink },
    },
  };
}
