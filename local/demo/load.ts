import { DEMO_EXAM_ID } from '../accounts.ts';
import { StartError } from '../http.ts';
import { demoExam } from './exam.ts';
import { demoPositions } from './positions.ts';

type Target = { api: string; token: string; now: number };

/** Loads the demo exam through the deployed functions, once: its windows stay as they were. */
export async function loadDemo(target: Target): Promise<void> {
  const isThere = async (path: string) => (await fetch(target.api + path)).ok;
  const path = `/api/admin/exams/${DEMO_EXAM_ID}`;
  if (!(await isThere(`/api/exams/${DEMO_EXAM_ID}`)))
    await call(target, 'PUT', path, demoExam(target.now));
  if (!(await isThere(`/data/${DEMO_EXAM_ID}/positions.json`)))
    await call(target, 'POST', `${path}/position-imports`, { positions: demoPositions() });
}

async function call({ api, token }: Target, method: string, path: string, body: unknown) {
  const answer = await fetch(api + path, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'x-baoming': '1',
    },
    body: JSON.stringify(body),
  });
  if (answer.ok) return;
  const text = await answer.text();
  throw new StartError(
    `The demo exam cannot be loaded: ${method} ${path} ${answer.status} ${text}`,
  );
}
