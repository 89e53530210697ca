import type { EChartsCoreOption } from 'echarts/core';
import type { Colours } from '../design/tokens.js';

export interface ShareBar {
  readonly key: string;
  readonly label: string;
  readonly count: number;
  readonly of: number;
  /** Both numbers in words: a share is never shown without them. */
  readonly words: string;
}

/** Pixels of a row and its bar. */
const row = 36;
const thickness = 18;

export function barsHeight(bars: number): number {
  return bars * row + 8;
}

/** How much of its denominator was reached; nothing of nothing is nothing. */
export function shareOf({ count, of }: Pick<ShareBar, 'count' | 'of'>): number {
  return of === 0 ? 0 : count / of;
}

/** How wide the words of the longest label may be, of the width there is. */
function labelWidth(width: number): number {
  return Math.max(104, Math.min(180, Math.round(width * 0.3)));
}

/**
 * A bar for each row in a track that stands for its denominator, with both numbers at its end: rows of thousands and of
 * two are readable beside each other.
 */
export function shareBarsOption(
  bars: readonly ShareBar[],
  { description, width }: { readonly description: string; readonly width: number },
  colours: Colours,
  fontFamily: string,
): EChartsCoreOption {
  const text = { color: colours.ink, fontFamily, fontSize: 14 };
  const longest = Math.max(1, ...bars.map(({ words }) => words.length));
  return {
    aria: { enabled: true, label: { description } },
    animationDuration: 300,
    animationDurationUpdate: 600,
    grid: { left: labelWidth(width) + 12, right: longest * 8 + 12, top: 4, bottom: 4 },
    xAxis: { type: 'value', min: 0, max: 1, show: false },
    yAxis: {
      type: 'category',
      inverse: true,
      data: bars.map(({ label }) => label),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { ...text, interval: 0, width: labelWidth(width), overflow: 'break', lineHeight: 16 },
    },
    series: [
      {
        type: 'bar',
        barWidth: thickness,
        cursor: 'pointer',
        showBackground: true,
        backgroundStyle: { color: colours.line, borderRadius: 4 },
        itemStyle: { color: colours.sea, borderRadius: 4 },
        emphasis: { itemStyle: { color: colours.jade } },
        data: bars.map(shareOf),
      },
      {
        // Nothing to see but the words at the end of each track.
        type: 'bar',
        barWidth: thickness,
        barGap: '-100%',
        cursor: 'pointer',
        itemStyle: { color: 'transparent' },
        emphasis: { disabled: true },
        label: {
          ...text,
          show: true,
          position: 'right',
          formatter: ({ dataIndex }: { dataIndex: number }) => bars[dataIndex]?.words ?? '',
        },
        data: bars.map(() => 1),
      },
    ],
  };
}
