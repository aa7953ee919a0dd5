import {
  GraphWidget,
  type IMetric,
  SingleValueWidget,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';

/** The shapes of all boards: three graphs, two graphs or one row of figures in a row of 24. */
export const graph = (title: string, left: IMetric[], width = 8): GraphWidget =>
  new GraphWidget({ title, left, width, height: 6, leftYAxis: { min: 0, showUnits: false } });

export const figures = (title: string, metrics: IMetric[]): SingleValueWidget =>
  new SingleValueWidget({ title, metrics, width: 24, height: 4, setPeriodToTimeRange: true });

export const heading = (text: string): TextWidget =>
  new TextWidget({ markdown: `## ${text}`, width: 24, height: 1 });
