import { confirmable } from '../../../domain/exam/finding.ts';
import { Client, type Endpoints, staffClient } from '../../../scripts/journey/client.ts';
import { examId } from './applicant.ts';

export type Window = { opens: string; closes: string };

export async function windows(endpoints: Endpoints): Promise<Record<string, Window>> {
  const answer = await new Client(endpoints.api).call('GET', `/api/exams/${examId}`);
  return answer.body.windows;
}

/** Writes the exam again with some windows moved, as the office does at 23:50. */
export async function moveWindows(endpoints: Endpoints, moved: Record<string, Window>) {
  const admin = await staffClient(endpoints, 'exam-admin');
  const exam = (await admin.call('GET', `/api/exams/${examId}`)).body;
  const { id: _, phase: __, currency: ___, ...written } = exam;
  const body = { ...written, windows: { ...exam.windows, ...moved }, graceSeconds: 0 };
  const sure = { ...body, confirmed: [...confirmable] };
  const answer = await admin.call('PUT', `/api/admin/exams/${examId}`, sure);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
}
