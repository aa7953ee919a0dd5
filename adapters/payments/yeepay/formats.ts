/** p5_Pid of every order, echoed as r5_Pid. */
export const product = 'EXAMFEE';

/** What the gateway's identifiers may look like; anything else is refused, signed or not. */
export const transactionIdFormat = /^[0-9A-Za-z]{1,50}$/;
export const orderNumberFormat = /^[0-9A-Za-z_-]{1,50}$/;

/** Responses say RMB where requests say CNY; any other ISO code stays, to be booked a mismatch. */
export function parseCurrency(text: string): string | undefined {
  if (text === 'RMB') return 'CNY';
  return /^[A-Z]{3}$/.test(text) ? text : undefined;
}
