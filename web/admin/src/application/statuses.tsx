import type { ReviewApplication } from '../api.ts';
import { showTime } from '../time.ts';
import { word } from './words.ts';

type Row = {
  name: string;
  status: string;
  by?: string | undefined;
  at?: string | undefined;
  why?: string | undefined;
};

const texts = (reasons: { text: string }[]) => reasons.map(({ text }) => text).join('；');

/** The statuses of an application: who decided, when and why. */
export function Statuses({ view }: { view: ReviewApplication }) {
  const { qualification, photo, payment, decidedBy = {}, disqualification, trail } = view;
  const when = (kinds: RegExp) => trail.findLast(({ event }) => kinds.test(event))?.at;
  const fee = `${(payment.amountFen / 100).toFixed(2)} 元`;
  const rows: Row[] = [
    {
      name: '资格审核',
      status: word(qualification.status),
      by: decidedBy.qualification,
      at: qualification.decidedAt,
      why: texts(qualification.reasons),
    },
    {
      name: '照片审核',
      status: word(photo.status),
      by: decidedBy.photo,
      at: decidedBy.photo && when(/^photo-(approved|rejected)$/),
      why: texts(photo.reasons),
    },
    {
      name: '考务费',
      status: `${word(payment.status)}（${fee}）`,
      at: payment.paidAt,
      why: payment.orderNumber && `订单 ${payment.orderNumber}`,
    },
    {
      name: '报名',
      status: word(view.confirmation),
      at: disqualification?.at ?? when(/^(confirmed|abandoned)$/),
      why: disqualification?.reason,
    },
  ];
  return (
    <table className="facts" aria-label="办理状态">
      <thead>
        <tr>
          <th scope="col">状态</th>
          <th scope="col">现在</th>
          <th scope="col">办理人</th>
          <th scope="col">时间</th>
          <th scope="col">说明</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, status, by, at, why }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{status}</td>
            <td>{by}</td>
            <td>{at && showTime(at)}</td>
            <td>{why}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
