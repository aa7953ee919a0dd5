import { Button, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { type Api, ApiError, type ReviewApplication } from '../api.ts';
import { MAX_REASON } from '../reasons.ts';
import { Changed } from '../review/changed.tsx';
import { type Difference, differences } from '../review/difference.ts';
import { Failure } from '../state.tsx';
import type { Action } from './actions.ts';

type Props = {
  api: Api;
  view: ReviewApplication;
  action: Action;
  /** The choice that a second person confirms. */
  preset: string | undefined;
  close: () => void;
  /** The application as it is now: after the action, or after somebody else's. */
  update: (view: ReviewApplication) => void;
  done: (view: ReviewApplication) => void;
};

/** One form for every action: the choice, the reason, a personal end where there may be one. */
export function ActionDialog({ api, view, action, preset, close, update, done }: Props) {
  const [decision, setDecision] = useState(preset);
  const [reason, setReason] = useState('');
  const [closes, setCloses] = useState('');
  const [changed, setChanged] = useState<Difference[]>();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const { applicationId, version } = view;
  const showsCloses =
    action.closesFor !== undefined && (!action.choices || decision === action.closesFor);

  const conflict = async () => {
    const after = await api.application(applicationId);
    setChanged(differences(view, after));
    update(after);
  };
  const send = async () => {
    if (action.choices && !decision) return setError(new ApiError(422, '请选择办理意见'));
    if (!reason.trim()) return setError(new ApiError(422, '请填写理由'));
    setBusy(true);
    setError(undefined);
    const end = showsCloses && closes ? { closes: `${closes}:00+08:00` } : {};
    const body = action.body({ reason: reason.trim(), decision, ...end });
    try {
      done(await api.act(applicationId, action.act, { version, ...body }));
    } catch (failed) {
      setError(failed);
      const lost = failed instanceof ApiError && failed.code === 'version-conflict';
      if (lost) await conflict().catch(setError);
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      onCancel={close}
      title={`${action.name}：${view.applicant.name}`}
      aria-label={action.name}
      footer={[
        <Button key="cancel" onClick={close}>
          取消
        </Button>,
        <Button key="send" type="primary" loading={busy} onClick={() => void send()}>
          提交
        </Button>,
      ]}
    >
      <p>{action.hint}</p>
      {error !== undefined && <Failure error={error} />}
      {changed && <Changed changed={changed} />}
      {action.choices && (
        <Radio.Group
          aria-label="办理意见"
          value={decision}
          disabled={preset !== undefined}
          onChange={({ target }) => setDecision(String(target.value))}
          options={action.choices.map(([value, label]) => ({ value, label }))}
        />
      )}
      <Input.TextArea
        aria-label="理由"
        placeholder="理由（必填，记入办理记录）"
        maxLength={MAX_REASON}
        rows={3}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      {showsCloses && (
        <label className="closes">
          照片和缴费的个人截止时间（北京时间，考试已截止时必填）{' '}
          <input
            type="datetime-local"
            value={closes}
            onChange={({ target }) => setCloses(target.value)}
          />
        </label>
      )}
    </Modal>
  );
}
