import { BarChart } from 'echarts/charts';
import { AriaComponent, GridComponent } from 'echarts/components';
import { init, use as takeIn } from 'echarts/core';
import type { EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef, useState } from 'react';
import { useScheme } from '../design/scheme.js';
import { colours, type } from '../design/tokens.js';
import { barsHeight, shareBarsOption } from './share-bars-option.js';
import type { ShareBar } from './share-bars-option.js';

// SVG stays sharp when enlarged, and needs no style the policy forbids. Only what is used is taken in.
takeIn([BarChart, GridComponent, AriaComponent, SVGRenderer]);

export interface ShareBarsProps {
  /** What it shows, and where the same numbers are in words. */
  readonly description: string;
  readonly bars: readonly ShareBar[];
  readonly choose: (key: string) => void;
}

/** How much of its denominator each row has reached. Always beside a table with the same numbers and ways. */
export function ShareBars({ description, bars, choose }: ShareBarsProps) {
  const { scheme } = useScheme();
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(undefined);
  const [width, setWidth] = useState(0);
  const chosen = useRef<(index: number) => void>(undefined);
  chosen.current = (index) => {
    const bar = bars[index];
    if (bar) choose(bar.key);
  };

  useEffect(() => {
    if (!place.current) return undefined;
    const drawn = init(place.current, null, { renderer: 'svg' });
    chart.current = drawn;
    drawn.on('click', ({ dataIndex }) => chosen.current?.(dataIndex));
    const watch = new ResizeObserver(([entry]) => {
      drawn.resize();
      setWidth(entry?.contentRect.width ?? 0);
    });
    watch.observe(place.current);
    return () => {
      watch.disconnect();
      drawn.dispose();
      chart.current = undefined;
    };
  }, []);

  useEffect(() => {
    if (width === 0) return;
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const option = shareBarsOption(bars, { description, width }, colours[scheme], type.family);
    chart.current?.setOption({ ...option, animation: !still });
  }, [bars, description, scheme, width]);

  return <div ref={place} role="img" aria-label={description} style={{ height: barsHeight(bars.length) }} />;
}
