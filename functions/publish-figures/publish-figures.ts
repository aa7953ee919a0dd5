import { csvFile } from '#adapters/csv/csv.ts';
import type { Store } from '#adapters/dynamodb/types.ts';
import { dayLines, positionLines, statisticsOf } from '#adapters/figures/statistics.ts';
import { putOpenData } from '#adapters/s3/data.ts';
import type { Exam } from '#domain/application/exam.ts';
import type { Instant } from '#domain/application/state.ts';

/** Late payments and refunds still change the figures for a while. */
const followed = 30 * 86_400_000;

/** `/data/{examId}/statistics.json`, and for spreadsheets `statistics.csv` and `statistics-days.csv`. */
export async function publishFigures(store: Store, exam: Exam, now: Instant): Promise<boolean> {
  const { examId, windows } = exam;
  if (now < windows.apply.opens || now > windows.pay.closes + followed) return false;
  const statistics = await statisticsOf(store, examId, now);
  if (!statistics) return false;
  const csv = (name: string, lines: (string | number)[][]) =>
    putOpenData(examId, name, csvFile(lines), 'text/csv');
  await csv('statistics.csv', positionLines(statistics));
  await csv('statistics-days.csv', dayLines(statistics));
  await putOpenData(examId, 'statistics.json', JSON.stringify(statistics), 'application/json');
  return true;
}
