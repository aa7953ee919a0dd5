import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { type Api, ApiError } from '../api.ts';
import { MAX_REASON } from '../reasons.ts';
import { Failure } from '../state.tsx';

type Revealed = Awaited<ReturnType<Api['reveal']>>;
type Props = { api: Api; id: string; name: string; close: () => void; revealed: () => void };

/** The full ID number to who says why; it is gone from the page with the dialog. */
export function RevealDialog({ api, id, name, close, revealed }: Props) {
  const [reason, setReason] = useState('');
  const [shown, setShown] = useState<Revealed>();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const reveal = async () => {
    if (!reason.trim()) return setError(new ApiError(422, '请填写理由'));
    setBusy(true);
    setError(undefined);
    try {
      setShown(await api.reveal(id, reason.trim()));
      revealed();
    } catch (failed) {
      setError(failed);
    }
    setBusy(false);
  };
  return (
    <Modal
      open
      onCancel={close}
      title={`查看身份证号：${name}`}
      aria-label="查看身份证号"
      footer={[
        <Button key="close" onClick={close}>
          关闭
        </Button>,
        !shown && (
          <Button key="show" type="primary" loading={busy} onClick={() => void reveal()}>
            查看
          </Button>
        ),
      ]}
    >
      <p>查看人、时间和理由记入审计。</p>
      {error !== undefined && <Failure error={error} />}
      {shown ? (
        <dl data-testid="revealed">
          <dt>身份证号</dt>
          <dd>{shown.idNumber}</dd>
          {shown.correctedIdNumber && (
            <>
              <dt>申请更正为</dt>
              <dd>{shown.correctedIdNumber}</dd>
            </>
          )}
          <dt>手机</dt>
          <dd>{shown.phone}</dd>
        </dl>
      ) : (
        <Input.TextArea
          aria-label="理由"
          placeholder="理由（必填）"
          maxLength={MAX_REASON}
          rows={2}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      )}
    </Modal>
  );
}
