import { loadSecrets } from '../secrets.ts';
import { configuredGateways } from './configured.ts';
import type { PaymentGateway } from './port.ts';

/** The gateways that this deployment has keys for, by id. */
export type Gateways = {
  all: PaymentGateway[];
  find(id: string): PaymentGateway | undefined;
  /** @throws for an id that no order can have */
  get(id: string): PaymentGateway;
};

let opening: Promise<Gateways> | undefined;

async function open(): Promise<Gateways> {
  const secrets = await loadSecrets();
  const setting = (name: string) => process.env[name] ?? '';
  const all = await configuredGateways(secrets, {
    payUrl: setting('YEEPAY_PAY_URL'),
    commandUrl: setting('YEEPAY_COMMAND_URL'),
    noticeOrigin: setting('NOTICE_ORIGIN'),
    siteOrigin: setting('SITE_ORIGIN'),
  });
  const find = (id: string) => all.find((gateway) => gateway.id === id);
  return {
    all,
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
