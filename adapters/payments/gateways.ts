import { loadSecrets } from '../secrets.ts';
import type { PaymentGateway } from './port.ts';
import { yeepayClassic } from './yeepay.ts';

/** The gateways that this deployment has keys for, by id. */
export type Gateways = {
  find(id: string): PaymentGateway | undefined;
  /** @throws for an id that no order can have */
  get(id: string): PaymentGateway;
};

let opening: Promise<Gateways> | undefined;

async function open(): Promise<Gateways> {
  const { yeepay } = await loadSecrets();
  const setting = (name: string) => process.env[name] ?? '';
  const all = [
    yeepayClassic({
      ...yeepay,
      payUrl: setting('YEEPAY_PAY_URL'),
      commandUrl: setting('YEEPAY_COMMAND_URL'),
      noticeUrl: `${setting('NOTICE_ORIGIN')}/n/y`,
      returnUrl: `${setting('SITE_ORIGIN')}/api/payments/yeepay/return`,
    }),
  ];
  const find = (id: string) => all.find((gateway) => gateway.id === id);
  return {
    find,
    get(id) {
      const gateway = find(id);
      if (!gateway) throw new Error('an order names a gateway that is not configured');
      return gateway;
    },
  };
}

/** Opened once a process; a failed opening is tried again by the next call. */
export function gateways(): Promise<Gateways> {
  opening ??= open().catch((cause) => {
    opening = undefined;
    throw cause;
  });
  return opening;
}
