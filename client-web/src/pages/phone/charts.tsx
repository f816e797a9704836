// Charts come after the first load, so that a reveal needs nothing more from a network that may be gone by then.

import { useEffect } from 'preact/hooks';
import { EmptyState } from '../../components/EmptyState';
import type { ScoresChartProps } from '../../components/charts/ScoresChart';
import type { WordCloudProps } from '../../components/charts/WordCloud';
import { common } from '../../text';
import { later, type Later } from './later';

export const scoresChart = later<ScoresChartProps>(() =>
  import('../../components/charts/ScoresChart').then((module) => module.ScoresChart),
);
export const wordCloud = later<WordCloudProps>(() =>
  import('../../components/charts/WordCloud').then((module) => module.WordCloud),
);

const idleMs = 3000;

export function loadChartsWhenIdle(): void {
  setTimeout(() => {
    scoresChart.load();
    wordCloud.load();
  }, idleMs);
}

export function LaterChart<Props extends object>(of: { chart: Later<Props>; props: Props }) {
  const Chart = of.chart.part.value;
  useEffect(() => of.chart.load(), [of.chart]);
  if (!Chart) return <EmptyState>{common.loading}</EmptyState>;
  return <Chart {...of.props} />;
}
