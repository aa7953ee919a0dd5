import { useEffect, useState } from 'preact/hooks';
import type * as z from 'zod';
import type { PaymentLink } from '#contract/order.ts';
import { call, type Problem } from '../state/api.ts';
import { showTime } from '../state/format.ts';
import { t } from '../state/later-texts.ts';
import { ProblemBox } from './problem-box.tsx';

/** How this browser meets a wallet's cashier: inside WeChat, on a phone, or by a code to scan. */
export function channelOf(userAgent: string): 'in-app' | 'h5' | undefined {
  if (/MicroMessenger/i.test(userAgent)) return 'in-app';
  return /Android|iPhone|iPad|Mobile/i.test(userAgent) ? 'h5' : undefined;
}

const QUIET = 4;

/** The code that the payer scans with WeChat; the order's page tells how it ended. */
export function PayCode({ orderNumber, text }: { orderNumber: string; text: string }) {
  const [cells, setCells] = useState<boolean[][]>([]);
  useEffect(() => {
    // Only who pays so loads the encoder.
    import('uqr').then(({ encode }) => setCells(encode(text, { border: QUIET }).data));
  }, [text]);
  const path = cells.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')));
  return (
    <section class="box">
      <h2>{t('photoPay.scan')}</h2>
      {cells.length > 0 && (
        <svg role="img" aria-label={t('photoPay.scan')} width="240" viewBox={viewBox(cells.length)}>
          <path d={`M0 0h${cells.length}v${cells.length}h-${cells.length}z`} fill="#fff" />
          <path d={path.join('')} fill="#000" />
        </svg>
      )}
      <p>{t('photoPay.scanHint')}</p>
      <a class="button" href={`#/orders/${orderNumber}`}>
        {t('photoPay.scanned')}
      </a>
    </section>
  );
}

const viewBox = (size: number) => `0 0 ${size} ${size}`;

/** Inside WeChat: an address that opens the order's cashier in another browser, once. */
export function PayLink({ orderNumber }: { orderNumber: string }) {
  const [link, setLink] = useState<z.output<typeof PaymentLink>>();
  const [problem, setProblem] = useState<Problem>();
  const ask = async () => {
    setProblem(undefined);
    const path = `/api/application/orders/${orderNumber}/links`;
    const answer = await call<z.output<typeof PaymentLink>>('POST', path);
    if (answer.ok) setLink(answer.body);
    else setProblem(answer.problem);
  };
  return (
    <section class="box">
      <h2>{t('photoPay.otherBrowser')}</h2>
      <p>{t('photoPay.otherBrowserHint')}</p>
      <ProblemBox problem={problem} />
      {link && (
        <div class="field">
          <label for="pay-link">{t('photoPay.link', { time: showTime(link.expiresAt) })}</label>
          <input
            id="pay-link"
            readOnly
            value={link.url}
            onFocus={(e) => e.currentTarget.select()}
          />
        </div>
      )}
      <button type="button" class="button" onClick={ask}>
        {t('photoPay.makeLink')}
      </button>
      <a class="button second" href={`#/orders/${orderNumber}`}>
        {t('photoPay.scanned')}
      </a>
    </section>
  );
}
