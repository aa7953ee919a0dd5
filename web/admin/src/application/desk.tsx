import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { Api, ReviewApplication } from '../api.ts';
import { ApplicationView } from '../review/application-view.tsx';
import type { Staff } from '../session.ts';
import { Failure } from '../state.tsx';
import { ActionDialog } from './action-dialog.tsx';
import { type Action, actionsOf } from './actions.ts';
import { Proposals } from './proposals.tsx';
import { RequestList } from './request-list.tsx';
import { RevealDialog } from './reveal-dialog.tsx';
import { Statuses } from './statuses.tsx';

type Props = { api: Api; id: string; staff: Staff; changed?: (view: ReviewApplication) => void };
type Open = { action: Action; preset: string | undefined } | 'reveal' | undefined;

const hasAny = (groups: string[], ...roles: string[]) => roles.some((one) => groups.includes(one));

/** Everything of one application, and what this person may do about it. */
export function ApplicationDesk({ api, id, staff, changed }: Props) {
  const { groups, username } = staff;
  const [view, setView] = useState<ReviewApplication>();
  const [open, setOpen] = useState<Open>();
  const [said, setSaid] = useState('');
  const [error, setError] = useState<unknown>();
  const load = () => {
    setError(undefined);
    api.application(id).then(setView, setError);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: another application, all anew
  useEffect(load, [api, id]);
  if (!view) return error === undefined ? null : <Failure error={error} again={load} />;

  const done = (name: string, after: ReviewApplication) => {
    setView(after);
    setOpen(undefined);
    setSaid(`${name}：已提交，${after.label}`);
    changed?.(after);
  };
  const { proposals = [], attempt, barredPositions } = view;
  return (
    <section className="panel" aria-label="报名资料">
      <ApplicationView view={view} />
      <Statuses view={view} />
      <p>
        第 {attempt} 次报名
        {barredPositions.length > 0 && `；不得再报职位：${barredPositions.join('、')}`}
      </p>
      <h2>申请和材料</h2>
      <RequestList
        api={api}
        view={view}
        mayOpen={hasAny(groups, 'reviewer', 'lead', 'finance', 'auditor')}
      />
      {proposals.length > 0 && (
        <>
          <h2>待第二人确认</h2>
          <Proposals
            {...{ proposals, username, groups }}
            confirm={(action, preset) => setOpen({ action, preset })}
          />
        </>
      )}
      <h2>办理</h2>
      <p className="said" role="status">
        {said}
      </p>
      <div className="choices">
        {actionsOf(groups, view).map((action) => (
          <Button key={action.act} onClick={() => setOpen({ action, preset: undefined })}>
            {action.name}
          </Button>
        ))}
        {hasAny(groups, 'reviewer', 'lead', 'auditor') && (
          <Button onClick={() => setOpen('reveal')}>查看身份证号</Button>
        )}
      </div>
      {open === 'reveal' && (
        <RevealDialog
          {...{ api, id }}
          name={view.applicant.name}
          close={() => setOpen(undefined)}
          revealed={load}
        />
      )}
      {open && open !== 'reveal' && (
        <ActionDialog
          {...{ api, view, ...open }}
          close={() => setOpen(undefined)}
          update={setView}
          done={(after) => done(open.action.name, after)}
        />
      )}
    </section>
  );
}
