import type { Api, ReviewApplication } from '../api.ts';
import { showTime } from '../time.ts';
import { Documents } from './documents.tsx';
import { requestsOf } from './requests.ts';

type Props = { api: Api; view: ReviewApplication; mayOpen: boolean };

/** The applicant's requests, what the office answered, and the papers. */
export function RequestList({ api, view, mayOpen }: Props) {
  const requests = requestsOf(view);
  if (requests.length === 0) return <p>没有申请和材料。</p>;
  return (
    <ul className="requests">
      {requests.map(({ name, status, at, decidedAt, decidedBy, lines, answer, documentIds }) => (
        <li key={name}>
          <h3>
            {name} · {status}
          </h3>
          <p>
            {showTime(at)} 提交
            {decidedAt && `，${showTime(decidedAt)} ${decidedBy ?? ''} 办理`}
          </p>
          {lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
          {answer && <p>答复：{answer}</p>}
          {mayOpen && <Documents api={api} id={view.applicationId} documentIds={documentIds} />}
        </li>
      ))}
    </ul>
  );
}
