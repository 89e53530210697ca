/** Every colour, space and size of the console, for both schemes. Pairs of text and ground keep WCAG 2.2 AA (4.5 : 1). */
const light = {
  ink: '#15212f',
  quiet: '#4a5a6c',
  ground: '#f4f6f9',
  surface: '#ffffff',
  line: '#d5dde6',
  edge: '#758599',
  sea: '#0b4f8a',
  seaPale: '#e7f0f8',
  jade: '#0a6b5e',
  jadePale: '#e2f4f0',
  amber: '#7a4b00',
  amberPale: '#fff2d9',
  coral: '#a3261b',
  coralPale: '#fdebe8',
  plum: '#5b3a8e',
  plumPale: '#f0eaf8',
} as const;

export type ColourName = keyof typeof light;
export type Colours = Readonly<Record<ColourName, string>>;

const dark: Colours = {
  ink: '#e8edf3',
  quiet: '#a9b6c5',
  ground: '#0e151d',
  surface: '#17212c',
  line: '#2c3947',
  edge: '#73849a',
  sea: '#7db8ee',
  seaPale: '#17304a',
  jade: '#6fd0c0',
  jadePale: '#12352f',
  amber: '#f2c46d',
  amberPale: '#3a2b0d',
  coral: '#ff9c8f',
  coralPale: '#43201c',
  plum: '#c3a8f0',
  plumPale: '#2f2444',
};

export type Scheme = 'light' | 'dark';
export const colours: Readonly<Record<Scheme, Colours>> = { light, dark };

/** Steps of eight pixels, in rem, so that they grow with the reader's text. */
export const space = { xs: '0.25rem', s: '0.5rem', m: '1rem', l: '1.5rem', xl: '2.5rem' } as const;

export const type = {
  family:
    'system-ui, "PingFang HK", "PingFang SC", "Microsoft JhengHei", "Microsoft YaHei", "Noto Sans CJK HK", "Noto Sans CJK SC", sans-serif',
  /** Pixels: antd counts in them. */
  size: 15,
  title: '1.6rem',
  heading: '1.15rem',
  small: '0.875rem',
} as const;

export const radius = 8;

/** Widths at which the layout changes, in pixels. */
export const widths = { phone: 360, tablet: 768, desk: 1200 } as const;

/** Tokens as CSS variables: `--sea`, `--space-m`, `--type-title`. */
export function cssVariables(scheme: Scheme): Record<string, string> {
  return Object.fromEntries([
    ...Object.entries(colours[scheme]).map(([name, value]) => [`--${name}`, value]),
    ...Object.entries(space).map(([name, value]) => [`--space-${name}`, value]),
    ['--type-family', type.family],
    ['--type-title', type.title],
    ['--type-heading', type.heading],
    ['--type-small', type.small],
    ['--radius', `${radius}px`],
  ]);
}
