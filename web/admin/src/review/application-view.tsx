import type { ReviewApplication } from '../api.ts';
import { TrailTable } from '../application/trail.tsx';
import { PhotoFindings } from '../photo/findings.tsx';
import { factsOf } from './facts.ts';

const verdicts = { fits: '符合', fails: '不符合', ask: '需人工判断' } as const;

/** Everything that helps to decide, the facts beside the position's conditions. */
export function ApplicationView({ view }: { view: ReviewApplication }) {
  const { applicant, position, qualification } = view;
  return (
    <>
      <h2>
        {applicant.name} · {view.label}
        {view.claimedBy ? `（${view.claimedBy} 审核中）` : ''}
      </h2>
      <p className="said">
        {position.department.name} {position.name}（{position.code}，招 {position.vacancies}{' '}
        人），考区 {view.area.name}，报名序号尾号 {view.registrationNumberHint}
      </p>
      <table className="facts">
        <thead>
          <tr>
            <th scope="col">项目</th>
            <th scope="col">考生填报</th>
            <th scope="col">职位要求</th>
            <th scope="col">机器提示</th>
          </tr>
        </thead>
        <tbody>
          {factsOf(view).map(({ name, fact, condition, hint }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{fact}</td>
              <td>{condition}</td>
              <td className={hint && `hint-${hint.verdict}`} title={hint?.text}>
                {hint && verdicts[hint.verdict]}
                {hint?.verdict === 'fails' && `：${hint.text}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {qualification.reasons.length > 0 && (
        <p>此前理由：{qualification.reasons.map(({ text }) => text).join('；')}</p>
      )}
      <PhotoFindings photo={{ ...view.photo, appeal: view.photoAppeal }} />
      {view.photoUrl && <img src={view.photoUrl} alt="考生照片" width={120} />}
      <details>
        <summary>办理记录（{view.trail.length}）</summary>
        <TrailTable trail={view.trail} />
      </details>
    </>
  );
}
