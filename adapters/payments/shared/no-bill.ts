import { BillBroken, type PaymentGateway } from '../port.ts';

/** For a gateway whose bill we cannot read: none is fetched, none is believed. */
export const noBill: Pick<PaymentGateway, 'fetchBill' | 'readBill'> = {
  fetchBill: async () => ({ kind: 'undocumented' }),
  // biome-ignore lint/correctness/useYield: there is nothing to yield before the refusal
  async *readBill() {
    throw new BillBroken('unreadable');
  },
};
