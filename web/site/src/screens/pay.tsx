import { useRef, useState } from 'preact/hooks';
import type * as z from 'zod';
import type { Application } from '#contract/application-view.ts';
import type { OrderWithCashier } from '#contract/order.ts';
import { Name } from '../parts/name.tsx';
import { OwnScreen } from '../parts/own-screen.tsx';
import { ProblemBox } from '../parts/problem-box.tsx';
import { Reasons } from '../parts/reasons.tsx';
import { Facts } from '../parts/screen.tsx';
import { channelOf, PayCode, PayLink } from '../parts/wallet.tsx';
import { call, type Problem } from '../state/api.ts';
import { newKey } from '../state/draft.ts';
import { type Exam, exam } from '../state/exam.ts';
import { showMoney, showTime } from '../state/format.ts';
import { t } from '../state/later-texts.ts';
import { go } from '../state/router.ts';

type Order = z.output<typeof OrderWithCashier>;
type Cashier = NonNullable<Order['cashier']>;

/** 网上交费: who pays what, by which gateway and bank, in the same tab. */
export function Pay() {
  return (
    <OwnScreen title={t('common.pay')}>
      {(own) => {
        const { status } = own.payment;
        if (status === 'paid' || status === 'refunding' || status === 'refunded') {
          return <Paid own={own} />;
        }
        if (status === 'waived') return <p class="box box-good">{t('photoPay.paidWaived')}</p>;
        if (own.photo.status !== 'approved') return <Unpayable own={own} />;
        return <PayForm own={own} />;
      }}
    </OwnScreen>
  );
}

export function Paid({ own: { payment } }: { own: Application }) {
  return (
    <div class="ticket ticket-good">
      <h2>{t(`status.m-${payment.status}`)}</h2>
      <p class="number">{showMoney(payment.amountFen)}</p>
      {payment.status === 'paid' && <p>{t('photoPay.paidText')}</p>}
      <Facts
        rows={[
          [t('status.orderNumber'), payment.orderNumber ?? ''],
          [t('status.transactionId'), payment.transactionId ?? ''],
          [t('photoPay.paidAt'), payment.paidAt ? showTime(payment.paidAt) : ''],
        ]}
      />
    </div>
  );
}

function Unpayable({ own }: { own: Application }) {
  return (
    <div class="box">
      <p>
        <strong>{t('photoPay.unpayable')}</strong>
      </p>
      <p>
        {t('status.photoReview')}: {t(`status.p-${own.photo.status}`)}
      </p>
      <Reasons reasons={own.photo.reasons} />
      <a href="#/photo">{t('common.photo')}</a>
    </div>
  );
}

function PayForm({ own }: { own: Application }) {
  const { gateways } = exam.value as Exam;
  const [gateway, setGateway] = useState(gateways[0]?.id ?? '');
  const [bank, setBank] = useState('');
  const [problem, setProblem] = useState<Problem>();
  // An order that no form in this tab can pay: by a code to scan, or by a link.
  const [elsewhere, setElsewhere] = useState<Order>();
  const [isSending, setSending] = useState(false);
  // One key per choice: a repeat of a lost answer finds the same order.
  const keys = useRef<Record<string, string>>({});
  const { payment, applicant, position, registrationNumberHint } = own;
  const isLocked = payment.status === 'confirming';
  const submit = async (event: Event) => {
    event.preventDefault();
    setSending(true);
    setProblem(undefined);
    setElsewhere(undefined);
    const choice = `${gateway} ${bank}`;
    const channel = channelOf(navigator.userAgent);
    keys.current[choice] ??= newKey();
    const answer = await call<Order>(
      'POST',
      '/api/application/orders',
      { gateway, ...(bank ? { bank } : {}), ...(channel ? { channel } : {}) },
      { 'Idempotency-Key': keys.current[choice] },
    );
    const cashier = answer.ok ? answer.body.cashier : undefined;
    if (cashier && !cashier.url.startsWith('weixin:')) return toCashier(cashier);
    setSending(false);
    if (answer.ok && answer.body.status === 'open') setElsewhere(answer.body);
    else if (answer.ok) go(`/orders/${answer.body.orderNumber}`);
    else setProblem(answer.problem);
  };
  const banks = gateways.find(({ id }) => id === gateway)?.banks ?? [];
  return (
    <>
      <p class="amount">
        <span>{t('photoPay.amount')}</span>
        <strong>{showMoney(payment.amountFen)}</strong>
      </p>
      <Facts
        rows={[
          [
            t('photoPay.payer'),
            <>
              <Name text={applicant.name} /> ·{' '}
              {t('status.numberEnds', { end: registrationNumberHint })}
            </>,
          ],
          [t('form.position'), position.name],
        ]}
      />
      {payment.orderNumber && (
        <div class="box">
          <h2>{t(isLocked ? 'photoPay.confirming' : 'photoPay.openOrder')}</h2>
          <p>{t(isLocked ? 'photoPay.confirmingText' : 'photoPay.openOrderText')}</p>
          <a class="button second" href={`#/orders/${payment.orderNumber}`}>
            {t('photoPay.bankPaid')}
          </a>
        </div>
      )}
      <ProblemBox problem={problem} />
      {elsewhere?.cashier && (
        <PayCode orderNumber={elsewhere.orderNumber} text={elsewhere.cashier.url} />
      )}
      {elsewhere && !elsewhere.cashier && <PayLink orderNumber={elsewhere.orderNumber} />}
      <form noValidate onSubmit={submit}>
        <fieldset>
          <legend>{t('photoPay.gateway')}</legend>
          {gateways.map(({ id, name }) => (
            <label class="choice" key={id}>
              <input
                type="radio"
                name="gateway"
                checked={gateway === id}
                onChange={() => {
                  setGateway(id);
                  setBank('');
                }}
              />
              {name}
            </label>
          ))}
        </fieldset>
        {banks.length > 0 && (
          <div class="field">
            <label for="bank">{t('photoPay.bank')}</label>
            <select id="bank" value={bank} onChange={(event) => setBank(event.currentTarget.value)}>
              <option value="">{t('photoPay.anyBank')}</option>
              {banks.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
          </div>
        )}
        <p class="hint">{t('photoPay.payHint')}</p>
        <button type="submit" class="button" disabled={isSending || isLocked}>
          {t('photoPay.goPay')}
        </button>
      </form>
    </>
  );
}

/** Leaves to the gateway in the same tab, by a form as gateways want it: no pop-up. */
function toCashier({ method, url, fields }: Cashier): void {
  const form = document.createElement('form');
  form.method = method;
  form.action = url;
  for (const [name, value] of Object.entries(fields)) {
    const input = document.createElement('input');
    input.type = 'hidden';
    input.name = name;
    input.value = value;
    form.append(input);
  }
  document.body.append(form);
  form.submit();
}
