import { Button, Input, Select } from 'antd';
import { type SyntheticEvent, useState } from 'react';
import type * as z from 'zod';
import type { Refund } from '#contract/refund.ts';
import { useAct } from '../office/use-load.ts';
import { Failure } from '../state.tsx';
import type { PartProps } from './page.tsx';
import { gateways, word, yuan } from './words.ts';

const kinds = ['voluntary', 'waiver', 'cancelled'];

/** One person proposes; another confirms under 待处理. */
export function ProposeRefund({ api, mayAct }: PartProps) {
  const [gateway, setGateway] = useState<string>(gateways[0]);
  const [transactionId, setTransaction] = useState('');
  const [kind, setKind] = useState('voluntary');
  const [reason, setReason] = useState('');
  const { busy, said, error, act } = useAct();
  if (!mayAct) return <p>只有财务人员可以提出退费。</p>;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    void act(async () => {
      const body = { gateway, transactionId: transactionId.trim(), kind, reason: reason.trim() };
      const refund = await api.call<z.output<typeof Refund>>(
        'POST',
        '/api/admin/payments/refunds',
        body,
      );
      setTransaction('');
      setReason('');
      return `已提出退费 ${refund.refundNumber}，${yuan(refund.amountFen)} 元，请另一人在「待处理」中确认`;
    });
  };
  const options = (codes: readonly string[]) =>
    codes.map((value) => ({ value, label: word(value) }));
  return (
    <form className="bar panel" onSubmit={submit} aria-label="提出退费">
      <Select
        aria-label="支付平台"
        value={gateway}
        onChange={setGateway}
        options={options(gateways)}
        popupMatchSelectWidth={false}
      />
      <Input
        aria-label="交易流水号"
        placeholder="交易流水号"
        value={transactionId}
        maxLength={64}
        onChange={(event) => setTransaction(event.target.value)}
        style={{ maxWidth: 260 }}
      />
      <Select
        aria-label="退费原因类别"
        value={kind}
        onChange={setKind}
        options={options(kinds)}
        popupMatchSelectWidth={false}
      />
      <Input
        aria-label="理由"
        placeholder="理由"
        value={reason}
        maxLength={500}
        onChange={(event) => setReason(event.target.value)}
        style={{ maxWidth: 320 }}
      />
      <Button
        type="primary"
        htmlType="submit"
        loading={busy}
        disabled={!transactionId.trim() || !reason.trim()}
      >
        提出退费
      </Button>
      <p className="said" role="status">
        {said}
      </p>
      {error !== undefined && <Failure error={error} />}
    </form>
  );
}
