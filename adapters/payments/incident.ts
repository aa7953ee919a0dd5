import { count } from '../metrics.ts';

/** What the gateway may never do: acknowledged, kept out of the books, and told to who is on call. */
type Incident = {
  /** capture-differs: a known transaction number came back with another order or amount. */
  code: 'capture-differs' | 'refund-refused' | 'refund-failed';
  gateway: string;
  transactionId: string;
  /** The gateway's own code, where it gave one. */
  why?: string;
};

/** One line with a code, and the metric that rings; nothing of a person is in either. */
export function logIncident(incident: Incident): void {
  console.log(JSON.stringify({ level: 'ERROR', message: 'payment incident', ...incident }));
  count('PaymentIncidents', {});
}
