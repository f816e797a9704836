// Charts come after the first load: they are fetched while the page is idle, and drawn when needed.

import type { ComponentType } from 'preact';
import { signal, type Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { EmptyState } from '../../components/EmptyState';
import type { ScoresChartProps } from '../../components/charts/ScoresChart';
import type { WordCloudProps } from '../../components/charts/WordCloud';
import { common } from '../../text';

interface Later<Props> {
  chart: Signal<ComponentType<Props> | undefined>;
  fetch: () => Promise<ComponentType<Props>>;
}

function later<Props>(fetch: () => Promise<ComponentType<Props>>): Later<Props> {
  return { chart: signal<ComponentType<Props> | undefined>(undefined), fetch };
}

export const scoresChart = later<ScoresChartProps>(() =>
  import('../../components/charts/ScoresChart').then((module) => module.ScoresChart),
);
export const wordCloud = later<WordCloudProps>(() =>
  import('../../components/charts/WordCloud').then((module) => module.WordCloud),
);

const retryMs = 2000;

function load<Props>(what: Later<Props>): void {
  if (what.chart.peek()) return;
  what
    .fetch()
    .then((chart) => {
      what.chart.value = chart;
    })
    .catch(() => setTimeout(() => load(what), retryMs));
}

/** So that a reveal needs nothing more from a network that may be gone by then. */
export function loadChartsWhenIdle(): void {
  setTimeout(() => {
    load(scoresChart);
    load(wordCloud);
  }, 3000);
}

export function LaterChart<Props extends object>(of: { chart: Later<Props>; props: Props }) {
  const Chart = of.chart.chart.value;
  useEffect(() => load(of.chart), [of.chart]);
  if (!Chart) return <EmptyState>{common.loading}</EmptyState>;
  return <Chart {...of.props} />;
}
