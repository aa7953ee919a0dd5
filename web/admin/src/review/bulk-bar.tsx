import { Alert, Button, Modal } from 'antd';
import { useState } from 'react';
import type { Decision } from '../api.ts';
import { useReasons } from '../reasons.ts';
import { Failure } from '../state.tsx';
import { ReasonPicker, reasonsOf } from './reason-picker.tsx';
import type { Bulk } from './use-bulk.ts';

const names: Record<Decision, string> = {
  approve: '批量通过',
  reject: '批量不通过',
  return: '批量退回',
};
const decisions: Decision[] = ['approve', 'reject', 'return'];

/** One decision for what is marked: asked once more before, told one by one after. */
export function BulkBar({ bulk }: { bulk: Bulk }) {
  const library = useReasons();
  const [decision, setDecision] = useState<Decision>();
  const [codes, setCodes] = useState<string[]>([]);
  const [text, setText] = useState('');
  const { chosen, report, error, busy } = bulk;
  const close = () => {
    setDecision(undefined);
    setCodes([]);
    setText('');
  };
  const toggle = (code: string) =>
    setCodes((before) =>
      before.includes(code) ? before.filter((each) => each !== code) : [...before, code],
    );
  const send = async () => {
    if (!decision) return;
    const reasons = decision === 'approve' ? [] : reasonsOf(library.qualification, codes, text);
    if (await bulk.submit(decision, reasons)) close();
  };
  return (
    <>
      {chosen.length > 0 && (
        <div className="bar">
          <span>已选 {chosen.length} 件</span>
          {decisions.map((each) => (
            <Button key={each} onClick={() => setDecision(each)}>
              {names[each]}
            </Button>
          ))}
          <Button onClick={() => bulk.markAll(false)}>取消选择</Button>
        </div>
      )}
      {report && (
        <Alert
          type={report.skipped.length > 0 ? 'warning' : 'success'}
          title={`已办理 ${report.done} 件，跳过 ${report.skipped.length} 件`}
          description={
            report.skipped.length > 0 && (
              <ul>
                {report.skipped.map(({ id, name, why }) => (
                  <li key={id}>
                    <a href={`#/application?id=${id}`}>{name}</a>：{why}
                  </li>
                ))}
              </ul>
            )
          }
        />
      )}
      {decision && (
        <Modal
          open
          onCancel={close}
          title={`${names[decision]} ${chosen.length} 件`}
          aria-label={names[decision]}
          footer={[
            <Button key="cancel" onClick={close}>
              取消
            </Button>,
            <Button key="send" type="primary" loading={busy} onClick={() => void send()}>
              确认{names[decision]}
            </Button>,
          ]}
        >
          <p>每件分别决定；已被他人办理或修改的会跳过，并说明原因。</p>
          {error !== undefined && <Failure error={error} />}
          {decision !== 'approve' && (
            <ReasonPicker queue="qualification" {...{ codes, toggle, text, setText }} />
          )}
        </Modal>
      )}
    </>
  );
}
